# Completion of tconvcalc for fish, written by `tconvcalc completion fish`; a TAB starts no process.
# Install: `tconvcalc --install-completion fish`, or save it as ~/.config/fish/completions/tconvcalc.fish.

# What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
function __tconvcalc_command --no-scope-shadowing
    set command $argv[1]
    set place 1
    set options
    set places
    switch $argv[1]
@COMMANDS@
    end
    set left $options
end

# The words of a kind: where they depend on the framework, those that every given one can hold.
function __tconvcalc_words --no-scope-shadowing
    set -l words
    switch $argv[1]
@KINDS@
    end
    for framework in $frameworks
        set -l own
        switch $argv[1]:$framework
@NARROWED@
            case '*'
                continue
        end
        set -l kept
        for word in $words
            contains -- $word $own; and set -a kept $word
        end
        set words $kept
    end
    set __tconvcalc_kind $argv[1]
    test $argv[1] = layers; and __tconvcalc_layers
    set __tconvcalc_offered $prefix$words
end

# What may come next in the last layer that is typed: the rest of its kind, a letter or word that it has not yet.
function __tconvcalc_layers --no-scope-shadowing
    set -l typed (string replace -r -- '^(--[^=]*=)?[\'"]?' '' $current)
    set -l layer (string replace -r -- '.*[\s(,;]' '' $typed)
    set -l body (string replace -r -- '^[^:]*:' '' $layer)
    set -l rest (string replace -r -- '.*[0-9?]' '' $body)
    set -l pieces
    if not string match -q -- '*:*' $layer
        set pieces (string replace -r -- '[a-z]*$' '' $typed)(string match -- '*:' $words)
    else if not string match -qr -- '[)*]|:\?$' $layer
        for sign in (string replace -rf -- '^'(string split -m 1 : $layer)[1]':(?=.)' '' $words)
            if test -n "$rest"
                string match -q -- "$rest?*" $sign
                and set -a pieces $typed(string sub -s (math 1 + (string length -- $rest)) -- $sign)
            else if not string match -q -- "*$sign*" $body; and not string match -qr -- '. [0-9]' "$body $sign"
                set -a pieces $typed$sign
            end
        end
    end
    set words $pieces
end

# Take an option as given, whatever its spelling; its value may come next.
function __tconvcalc_option --no-scope-shadowing
    set -l row (string match -- "* $argv[1] *| *" " "$options)[1]
    test -n "$row"; or return
    if not string match -q -- '* + | *' $row; and set -l at (contains -i -- (string sub -s 2 -- $row) $left)
        set -e left[$at]
    end
    set awaited (string replace -rf -- '^[^|]* (=[a-z-]*) .*' '$1' $row)
end

# Take one word that was typed before.
function __tconvcalc_read --no-scope-shadowing
    set -l word $argv[1]
    if test -n "$awaited"
        test "$awaited" = =framework; and set -a frameworks $word
        set awaited
    else if test -n "$ended"; or not string match -q -- '-?*' $word
        if test $command = tconvcalc
            __tconvcalc_command $word
        else if not string match -q -- '*+' $places[$place]
            set place (math $place + 1)
        end
    else if test "$word" = --
        set ended 1
    else if string match -q -- '--*=*' $word
        set -l sides (string split -m 1 -- = $word)
        __tconvcalc_option $sides[1]
        test -n "$awaited"; and __tconvcalc_read $sides[2]
    else if string match -q -- '--*' $word
        __tconvcalc_option $word
    else
        set -l rest (string sub -s 2 -- $word)
        while test -n "$rest" -a -z "$awaited"
            __tconvcalc_option -(string sub -l 1 -- $rest)
            set rest (string sub -s 2 -- $rest)
        end
        test -n "$rest"; and __tconvcalc_read $rest
    end
end

# Offer the options that are left: in every spelling, or each once where nothing was typed yet.
function __tconvcalc_options --no-scope-shadowing
    set -l part (string trim -l -c - -- $current)
    while set -q left[1]
        set -l spelled (string replace -r -- '^(\S+) [^|]*\| (.*)' '$1\t$2' $left)
        set -a __tconvcalc_offered (string match -- "-*$part*"\t'*' $spelled)
        test -n "$current"; or break
        set left (string replace -rf -- '^\S+ (?=-)' '' $left)
    end
end

# Find out what may be typed here: its kind, and what is offered of it.
function __tconvcalc_look
    set -l current (commandline -ct)
    set -l typed (commandline -opc)
    set -l prefix ''
    set -l command
    set -l place
    set -l options
    set -l places
    set -l left
    set -l awaited
    set -l ended
    set -l frameworks
    set -g __tconvcalc_kind
    set -g __tconvcalc_offered
    __tconvcalc_command tconvcalc
    for word in $typed[2..-1]
        __tconvcalc_read $word
    end
    if test -z "$awaited" -a -z "$ended" # a value may be written onto its option
        if string match -q -- '--*=*' $current
            set prefix (string replace -r -- '=.*' = $current)
            __tconvcalc_option (string trim -r -c = -- $prefix)
        else if string match -qr -- '^-[^-].' $current
            set prefix (string sub -l 2 -- $current)
            __tconvcalc_option $prefix
        end
        test -n "$awaited"; or set prefix ''
    end
    if test -n "$awaited"
        __tconvcalc_words (string sub -s 2 -- $awaited)
    else if test -z "$ended"; and string match -q -- '-*' $current
        __tconvcalc_options
    else if set -q places[$place]
        __tconvcalc_words (string trim -r -c + -- $places[$place])
    else if test -z "$ended$current"
        __tconvcalc_options
    end
end

# Print what may be typed here, or with an argument say whether it is of that kind. Fish asks both at each TAB.
function __tconvcalc
    set -l line (commandline -cp)
    if test "$line" != "$__tconvcalc_line"
        __tconvcalc_look
        set -g __tconvcalc_line $line
    end
    if set -q argv[1]
        test "$__tconvcalc_kind" = $argv[1]
    else
        printf '%s\n' $__tconvcalc_offered
    end
end

set -g __tconvcalc_line
complete -c tconvcalc -f -k -a '(__tconvcalc)'
complete -c tconvcalc -n '__tconvcalc files' -F
