# Completion of tconvcalc for bash, written by `tconvcalc completion bash`; a TAB starts no process.
# Install: `tconvcalc --install-completion bash`, or source this file from ~/.bashrc.

# What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
_tconvcalc_command() {
    command=$1 place=0 options=() places=() taken=()
    case $1 in
@COMMANDS@
    esac
}

# The words of a kind: where they depend on the framework, those that every given one can hold.
_tconvcalc_words() {
    local framework word own=() kept=()
    case $1 in
    files) compopt -o default ;;
@KINDS@
    esac
    for framework in $frameworks; do
        case $1:$framework in
@NARROWED@
        *) continue ;;
        esac
        kept=()
        for word in "${words[@]}"; do
            [[ " ${own[*]} " == *" $word "* ]] && kept+=("$word")
        done
        words=("${kept[@]}")
    done
    [[ $1 != layers ]] || _tconvcalc_layers
}

# What may come next in the last layer that is typed: the rest of its kind, a letter or word that it has not yet.
# Bash hands conv:k3 over as three words, and quoted layers as one, so the line itself is read.
_tconvcalc_layers() {
    local layer=${COMP_LINE:0:COMP_POINT} piece body rest only= pieces=()
    layer=${layer##*[[:space:]\'\"=(,;]}
    body=${layer#*:}
    rest=${body##*[0-9?]}
    compopt -o nospace
    for piece in "${words[@]}"; do
        if [[ $layer != *:* ]]; then
            [[ $piece == "$layer"*: ]] && pieces+=("$current${piece#"$layer"}") && only=$piece
        elif [[ $layer != *[\)*]* && $body != \? && $piece == "${layer%%:*}:$rest"?* ]]; then
            piece=${piece#*:}
            [[ ! $rest && ($body == *"$piece"* || ($body && $piece == [0-9]*)) ]] || pieces+=("$current${piece#"$rest"}")
        fi
    done
    if [[ ${#pieces[@]} == 1 && $only ]]; then # bash would close the quote behind the only one
        for piece in "${words[@]}"; do
            [[ $piece == "$only"?* ]] && pieces+=("$current${piece#"$layer"}")
        done
    fi
    words=("${pieces[@]}")
}

# Take an option as given, whatever its spelling; its value may come next.
_tconvcalc_option() {
    local row
    for row in "${!options[@]}"; do
        if [[ " ${options[row]} " == *" $1 "* ]]; then
            [[ ${options[row]} == *' +' ]] || taken[row]=1
            [[ ${options[row]} =~ =[a-z-]* ]] && awaited=${BASH_REMATCH[0]}
            return
        fi
    done
}

# Take one word that was typed before. Bash hands --option=value over as three words.
_tconvcalc_read() {
    local rest=${1#-}
    if [[ $awaited ]]; then
        [[ $1 == = ]] && return
        [[ $awaited == =framework ]] && frameworks+=" $1"
        awaited=
    elif [[ ! $ended && $1 == -- ]]; then
        ended=1
    elif [[ ! $ended && $1 == --*=* ]]; then
        _tconvcalc_option "${1%%=*}"
        [[ $awaited ]] && _tconvcalc_read "${1#*=}"
    elif [[ ! $ended && $1 == --* ]]; then
        _tconvcalc_option "$1"
    elif [[ ! $ended && $1 == -?* ]]; then
        while [[ $rest && ! $awaited ]]; do
            _tconvcalc_option "-${rest:0:1}"
            rest=${rest:1}
        done
        [[ $awaited && $rest ]] && _tconvcalc_read "$rest"
    elif [[ $command == tconvcalc ]]; then
        _tconvcalc_command "$1"
    elif [[ ${places[place]} != *+ ]]; then
        ((place += 1))
    fi
}

# Offer the options that are left: in every spelling, or each once where nothing was typed yet.
_tconvcalc_options() {
    local row word
    for row in "${!options[@]}"; do
        [[ ${taken[row]} ]] && continue
        for word in ${options[row]}; do
            [[ $word == -* ]] && words+=("$word")
            [[ $current ]] || break
        done
    done
}

_tconvcalc() {
    local IFS=$' \t\n' current=$2 prefix= command place awaited= ended= frameworks= index word
    local -a options places taken words=()
    COMPREPLY=()
    _tconvcalc_command tconvcalc
    for ((index = 1; index < COMP_CWORD; index++)); do
        _tconvcalc_read "${COMP_WORDS[index]}"
    done
    if [[ ! $awaited && ! $ended ]]; then # a value may be written onto its option
        case $current in
        --*=*) prefix=${current%%=*}= && _tconvcalc_option "${prefix%=}" ;;
        -[!-]?*) prefix=${current:0:2} && _tconvcalc_option "$prefix" ;;
        esac
        [[ $awaited ]] && current=${current#"$prefix"} || prefix=
    fi
    if [[ $awaited ]]; then
        _tconvcalc_words "${awaited#=}"
    elif [[ ! $ended && $current == -* ]]; then
        _tconvcalc_options
    elif [[ ${places[place]} ]]; then
        _tconvcalc_words "${places[place]%+}"
    elif [[ ! $ended && ! $current ]]; then
        _tconvcalc_options
    fi
    for word in "${words[@]}"; do
        [[ $word == "$current"* ]] && COMPREPLY+=("$prefix$word")
    done
}

complete -o nosort -F _tconvcalc tconvcalc 2>/dev/null || complete -F _tconvcalc tconvcalc # nosort: from bash 4.4
