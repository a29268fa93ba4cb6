# Completion of tconvcalc for bash, written by `tconvcalc completion bash`; a TAB starts no process.
# Install: `tconvcalc --install-completion bash`, or source this file from ~/.bashrc.

# What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
_tconvcalc_command() {
    command=$1 place=0 options=() places=() taken=()
    case $1 in
    tconvcalc)
        places=(command)
        options=(
            --version
            '--install-completion =shell'
            '--show-completion =shell'
            '--help -h'
        )
        ;;
    solve)
        options=(
            '--framework -f =framework +'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--kernel-size --kernel -k ='
            '--stride -s ='
            '--padding -p =padding'
            '--output-padding -a =output-padding'
            '--dilation -d ='
            '--dims =dims'
            '--in-channels ='
            '--out-channels ='
            '--groups ='
            '--limit -n ='
            --all
            '--max-kernel ='
            '--max-stride ='
            '--max-dilation ='
            --code
            '--init =init'
            --json
            '--verbose -v'
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    check)
        places=(files+)
        options=(
            '--framework -f =framework +'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--kernel-size --kernel -k ='
            '--stride -s ='
            '--padding -p =padding'
            '--output-padding -a =output-padding'
            '--dilation -d ='
            '--dims =dims'
            '--in-channels ='
            '--out-channels ='
            '--groups ='
            '--select =selection +'
            '--ignore =selection +'
            '--exclude = +'
            --force-exclude
            --strict
            --exit-zero
            '--stdin-filename =files'
            '--output-format =format'
            '--output-file =files'
            --statistics
            --show-unread
            '--quiet -q'
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    convert)
        places=(anything)
        options=(
            '--to = +'
            '--framework -f =framework +'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--kernel-size --kernel -k ='
            '--stride -s ='
            '--padding -p =padding'
            '--output-padding -a =output-padding'
            '--dilation -d ='
            '--dims =dims'
            '--in-channels ='
            '--out-channels ='
            '--groups ='
            --one-layer
            --code
            --json
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    chain)
        places=(layers+)
        options=(
            '--framework -f =framework'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--dims =dims'
            '--limit -n ='
            --code
            --json
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    invert)
        places=(layers+)
        options=(
            '--framework -f =framework'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--with =layers'
            --skips
            '--dims =dims'
            --code
            --json
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    draw)
        places=(layers+)
        options=(
            '--framework -f =framework +'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--kernel-size --kernel -k ='
            '--stride -s ='
            '--padding -p =padding'
            '--output-padding -a =output-padding'
            '--dilation -d ='
            '--dims =dims'
            '--in-channels ='
            '--out-channels ='
            '--groups ='
            --matrix
            --phases
            --two-d
            '--output-file =files'
            --json
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    explain)
        places=(subject)
        options=(
            '--framework -f =framework +'
            '--input-size --in -i ='
            '--output-size --out -o ='
            '--kernel-size --kernel -k ='
            '--stride -s ='
            '--padding -p =padding'
            '--output-padding -a =output-padding'
            '--dilation -d ='
            --list
            --json
            '--color =color'
            --debug
            '--help -h'
        )
        ;;
    completion)
        places=(shell)
        options=(
            '--help -h'
        )
        ;;
    esac
}

# The words of a kind: where they depend on the framework, those that every given one can hold.
_tconvcalc_words() {
    local framework word own=() kept=()
    case $1 in
    files) compopt -o default ;;
    command) words=(solve check convert chain invert draw explain completion) ;;
    shell) words=(bash zsh fish powershell) ;;
    framework) words=(tensorflow tf keras pytorch torch jax flax lax onnx onnxruntime ort paddle paddlepaddle mlx
        tinygrad caffe) ;;
    padding) words=(same same_lower same_upper valid 0 1 2 3) ;;
    output-padding) words=(auto 0 1 2 3) ;;
    dims) words=(1 2 3) ;;
    init) words=(bilinear) ;;
    color) words=(auto always never) ;;
    selection) words=(ALL TCC001 TCC002 TCC003 TCC004 TCC005 TCC006 TCC007 TCC008 TCC009 TCC010 TCC011 TCC012 TCC013
        TCC014 TCC015 TCC016 TCC017 TCC018 TCC019 TCC020 TCC021 TCC101 TCC102 TCC103 TCC900 TCC901 TCC902 TCC903
        TCC904) ;;
    format) words=(full concise json github gitlab junit sarif) ;;
    layers) words=(conv: conv:k conv:s conv:p conv:d conv:g conv:c conv:same conv:valid conv:causal tconv: tconv:k
        tconv:s tconv:p tconv:d tconv:a tconv:g tconv:c tconv:o tconv:same_upper tconv:same_lower tconv:same
        tconv:valid pool: pool:k pool:s pool:p pool:d pool:same pool:valid pool:ceil maxpool: maxpool:k maxpool:s
        maxpool:p maxpool:d maxpool:same maxpool:valid maxpool:ceil avgpool: avgpool:k avgpool:s avgpool:p avgpool:d
        avgpool:same avgpool:valid avgpool:ceil lppool: lppool:k lppool:s lppool:ceil unpool: unpool:k unpool:s
        unpool:p unpool:o up: up:2 shuffle: shuffle:2 unshuffle: unshuffle:2 resize: resize:224 adapt: adapt:224 pad:
        pad:1:2 rpad: rpad:1:2 crop: crop:1:2) ;;
    subject) words=(TCC001 TCC002 TCC003 TCC004 TCC005 TCC006 TCC007 TCC008 TCC009 TCC010 TCC011 TCC012 TCC013 TCC014
        TCC015 TCC016 TCC017 TCC018 TCC019 TCC020 TCC021 TCC101 TCC102 TCC103 TCC900 TCC901 TCC902 TCC903 TCC904 batch
        bilinear causal checkerboard crop deconvolution dilation groups im2col inverse kernel_size matrix
        output_padding output_shape overlap padding phases same shape stride transposed valid zero-taps) ;;
    esac
    for framework in $frameworks; do
        case $1:$framework in
        padding:tensorflow | padding:tf | padding:keras | padding:jax | padding:flax | padding:lax) own=(same valid) ;;
        padding:pytorch | padding:torch | padding:paddle | padding:paddlepaddle | padding:mlx | padding:tinygrad | padding:caffe) own=(0
            1 2 3) ;;
        padding:onnx | padding:onnxruntime | padding:ort) own=(same_lower same_upper valid 0 1 2 3) ;;
        output-padding:tensorflow | output-padding:tf | output-padding:jax | output-padding:flax | output-padding:lax | output-padding:caffe) own=() ;;
        output-padding:keras) own=(auto 0 1 2 3) ;;
        output-padding:pytorch | output-padding:torch | output-padding:onnx | output-padding:onnxruntime | output-padding:ort | output-padding:paddle | output-padding:paddlepaddle | output-padding:mlx | output-padding:tinygrad) own=(0
            1 2 3) ;;
        layers:tensorflow | layers:tf) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c conv:same conv:valid
            tconv: tconv:k tconv:s tconv:p tconv:d tconv:c tconv:o tconv:same tconv:valid pool: pool:k pool:s pool:d
            pool:same pool:valid maxpool: maxpool:k maxpool:s maxpool:d maxpool:same maxpool:valid avgpool: avgpool:k
            avgpool:s avgpool:d avgpool:same avgpool:valid up: up:2 shuffle: shuffle:2 unshuffle: unshuffle:2 resize:
            resize:224 pad: pad:1:2 rpad: rpad:1:2 crop: crop:1:2) ;;
        layers:keras) own=(conv: conv:k conv:s conv:d conv:g conv:c conv:same conv:valid conv:causal tconv: tconv:k
            tconv:s tconv:d tconv:a tconv:c tconv:o tconv:same tconv:valid pool: pool:k pool:s pool:same pool:valid
            maxpool: maxpool:k maxpool:s maxpool:same maxpool:valid avgpool: avgpool:k avgpool:s avgpool:same
            avgpool:valid up: up:2 resize: resize:224 adapt: adapt:224 pad: pad:1:2 rpad: rpad:1:2 crop: crop:1:2) ;;
        layers:pytorch | layers:torch) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c conv:same conv:valid
            tconv: tconv:k tconv:s tconv:p tconv:d tconv:a tconv:g tconv:c tconv:o pool: pool:k pool:s pool:p pool:d
            pool:ceil maxpool: maxpool:k maxpool:s maxpool:p maxpool:d maxpool:ceil avgpool: avgpool:k avgpool:s
            avgpool:p avgpool:ceil lppool: lppool:k lppool:s lppool:ceil unpool: unpool:k unpool:s unpool:p unpool:o
            up: up:2 shuffle: shuffle:2 unshuffle: unshuffle:2 resize: resize:224 adapt: adapt:224 pad: pad:1:2 rpad:
            rpad:1:2 crop: crop:1:2) ;;
        layers:jax | layers:flax | layers:lax) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c conv:same
            conv:valid conv:causal tconv: tconv:k tconv:s tconv:p tconv:d tconv:c tconv:o tconv:same tconv:valid pool:
            pool:k pool:s pool:p pool:same pool:valid maxpool: maxpool:k maxpool:s maxpool:p maxpool:same
            maxpool:valid avgpool: avgpool:k avgpool:s avgpool:p avgpool:same avgpool:valid up: up:2 resize:
            resize:224 pad: pad:1:2 crop: crop:1:2) ;;
        layers:onnx | layers:onnxruntime | layers:ort) own=(tconv: tconv:k tconv:s tconv:p tconv:d tconv:a tconv:g
            tconv:c tconv:o tconv:same_upper tconv:same_lower tconv:valid) ;;
        layers:paddle | layers:paddlepaddle) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c conv:same conv:valid
            tconv: tconv:k tconv:s tconv:p tconv:d tconv:a tconv:g tconv:c tconv:o pool: pool:k pool:s pool:p
            pool:same pool:valid pool:ceil maxpool: maxpool:k maxpool:s maxpool:p maxpool:same maxpool:valid
            maxpool:ceil avgpool: avgpool:k avgpool:s avgpool:p avgpool:same avgpool:valid avgpool:ceil up: up:2
            resize: resize:224 pad: pad:1:2 crop: crop:1:2) ;;
        layers:mlx) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c tconv: tconv:k tconv:s tconv:p tconv:d
            tconv:a tconv:c tconv:o pool: pool:k pool:s pool:p maxpool: maxpool:k maxpool:s maxpool:p avgpool:
            avgpool:k avgpool:s avgpool:p up: up:2 resize: resize:224 pad: pad:1:2 crop: crop:1:2) ;;
        layers:tinygrad) own=(conv: conv:k conv:s conv:p conv:d conv:g conv:c tconv: tconv:k tconv:s tconv:p tconv:d
            tconv:a tconv:g tconv:c tconv:o pool: pool:k pool:s pool:p pool:ceil maxpool: maxpool:k maxpool:s
            maxpool:p maxpool:ceil avgpool: avgpool:k avgpool:s avgpool:p avgpool:ceil up: up:2 resize: resize:224
            pad: pad:1:2 crop: crop:1:2) ;;
        layers:caffe) own=(tconv: tconv:k tconv:s tconv:p tconv:d tconv:g tconv:c tconv:o) ;;
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
