# Completion of tconvcalc for fish, written by `tconvcalc completion fish`; a TAB starts no process.
# Install: `tconvcalc --install-completion fish`, or save it as ~/.config/fish/completions/tconvcalc.fish.

# What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
function __tconvcalc_command --no-scope-shadowing
    set command $argv[1]
    set place 1
    set options
    set places
    switch $argv[1]
        case tconvcalc
            set places command
            set options \
                '--version | Show the version' \
                '--install-completion =shell | Install completion for this shell, or for the one named' \
                '--show-completion =shell | Show completion for this shell, or for the one named' \
                '--help -h | Show this message and exit'
        case solve
            set options \
                '--framework -f =framework + | A framework by its name or alias, or all; repeatable' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--kernel-size --kernel -k = | Taps of the kernel' \
                '--stride -s = | Stride, the upsampling factor' \
                '--padding -p =padding | A number, begin:end, same or valid' \
                '--output-padding -a =output-padding | What is added at the end; auto: the framework chooses' \
                '--dilation -d = | Distance of the taps; 1 if left out' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--in-channels = | Channels of the input' \
                '--out-channels = | Channels of the output' \
                '--groups = | Groups of channels; 1 if left out' \
                '--limit -n = | List this many' \
                '--all | List every solution' \
                '--max-kernel = | Search kernels up to this' \
                '--max-stride = | Search strides up to this' \
                '--max-dilation = | Search dilations up to this' \
                '--code | Print only the code' \
                '--init =init | Initialise the weights: bilinear' \
                '--json | Print only JSON' \
                '--verbose -v | Show the derivation too' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case check
            set places 'files+'
            set options \
                '--framework -f =framework + | A framework by its name or alias, or all; repeatable' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--kernel-size --kernel -k = | Taps of the kernel' \
                '--stride -s = | Stride, the upsampling factor' \
                '--padding -p =padding | A number, begin:end, same or valid' \
                '--output-padding -a =output-padding | What is added at the end; auto: the framework chooses' \
                '--dilation -d = | Distance of the taps; 1 if left out' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--in-channels = | Channels of the input' \
                '--out-channels = | Channels of the output' \
                '--groups = | Groups of channels; 1 if left out' \
                '--select =selection + | Rules to switch on, or ALL' \
                '--ignore =selection + | Rules to switch off' \
                '--exclude = + | What not to walk into' \
                '--force-exclude | Pass over named files that are excluded or no specs, as a hook wants it' \
                '--strict | What could not be read is a failure' \
                '--exit-zero | Exit with 0 whatever is found' \
                '--stdin-filename =files | The name of standard input' \
                '--output-format =format | full, concise, json, github, gitlab, junit or sarif' \
                '--output-file =files | Write the report here' \
                '--statistics | Count the findings of each rule, and what is unread' \
                '--show-unread | List what could not be read, and why' \
                '--quiet -q | Print findings only' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case convert
            set places anything
            set options \
                '--to = + | A framework to write it in; repeatable' \
                '--framework -f =framework + | A framework by its name or alias, or all; repeatable' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--kernel-size --kernel -k = | Taps of the kernel' \
                '--stride -s = | Stride, the upsampling factor' \
                '--padding -p =padding | A number, begin:end, same or valid' \
                '--output-padding -a =output-padding | What is added at the end; auto: the framework chooses' \
                '--dilation -d = | Distance of the taps; 1 if left out' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--in-channels = | Channels of the input' \
                '--out-channels = | Channels of the output' \
                '--groups = | Groups of channels; 1 if left out' \
                '--one-layer | Prefer zero taps to a slice' \
                '--code | Print only the code' \
                '--json | Print only JSON' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case chain
            set places 'layers+'
            set options \
                '--framework -f =framework | The framework, by its name or alias' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--limit -n = | List this many' \
                '--code | Print only the code' \
                '--json | Print only JSON' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case invert
            set places 'layers+'
            set options \
                '--framework -f =framework | The framework, by its name or alias' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--with =layers | A decoder to judge; with --skips what leads up' \
                '--skips | Judge a U-Net: both sides have to meet' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--code | Print only the code' \
                '--json | Print only JSON' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case draw
            set places 'layers+'
            set options \
                '--framework -f =framework + | A framework by its name or alias, or all; repeatable' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--kernel-size --kernel -k = | Taps of the kernel' \
                '--stride -s = | Stride, the upsampling factor' \
                '--padding -p =padding | A number, begin:end, same or valid' \
                '--output-padding -a =output-padding | What is added at the end; auto: the framework chooses' \
                '--dilation -d = | Distance of the taps; 1 if left out' \
                '--dims =dims | Spatial axes: 1, 2 or 3' \
                '--in-channels = | Channels of the input' \
                '--out-channels = | Channels of the output' \
                '--groups = | Groups of channels; 1 if left out' \
                '--matrix | Draw the matrix that takes inputs to outputs' \
                '--phases | Draw what each phase of the outputs sums' \
                '--two-d | Draw how often each element of the plane is covered' \
                '--output-file =files | Write the picture here: .svg or .html' \
                '--json | Print only JSON' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case explain
            set places subject
            set options \
                '--framework -f =framework + | A framework by its name or alias, or all; repeatable' \
                '--input-size --in -i = | Size of the input along an axis' \
                '--output-size --out -o = | Size of the output' \
                '--kernel-size --kernel -k = | Taps of the kernel' \
                '--stride -s = | Stride, the upsampling factor' \
                '--padding -p =padding | A number, begin:end, same or valid' \
                '--output-padding -a =output-padding | What is added at the end; auto: the framework chooses' \
                '--dilation -d = | Distance of the taps; 1 if left out' \
                '--list | List every rule and word' \
                '--json | Print only JSON' \
                '--color =color | auto, always or never' \
                '--debug | Show where an internal error happened' \
                '--help -h | Show this message and exit'
        case completion
            set places shell
            set options \
                '--help -h | Show this message and exit'
    end
    set left $options
end

# The words of a kind: where they depend on the framework, those that every given one can hold.
function __tconvcalc_words --no-scope-shadowing
    set -l words
    switch $argv[1]
        case command
            set -a words solve\t'Solve for what is not known of a transposed convolution, or say why it cannot be and what to change'
            set -a words check\t'Check spec files, Python sources and notebooks, or the one layer that the options describe'
            set -a words convert\t'Write a layer in other frameworks so that it computes the same numbers, with the weights that this takes'
            set -a words chain\t'Walk through several layers, or find the ones that are left open'
            set -a words invert\t'Invert an encoder: the decoder, for which sizes it gives back what went in, and what to do for the others'
            set -a words draw\t'Draw a layer: the kernel copies, the crops, how often each output is covered, and what it sums'
            set -a words explain\t'Explain an error message of a framework, a word, or a rule of check'
            set -a words completion\t'Print the completion script of a shell'
        case shell
            set words bash zsh fish powershell
        case framework
            set -a words tensorflow\tTensorFlow
            set -a words tf\tTensorFlow
            set -a words keras\tKeras
            set -a words pytorch\tPyTorch
            set -a words torch\tPyTorch
            set -a words jax\tJAX
            set -a words flax\tJAX
            set -a words lax\tJAX
            set -a words onnx\tONNX
            set -a words onnxruntime\tONNX
            set -a words ort\tONNX
            set -a words paddle\tPaddle
            set -a words paddlepaddle\tPaddle
            set -a words mlx\tMLX
            set -a words tinygrad\ttinygrad
            set -a words caffe\tCaffe
        case padding
            set words same 'same_lower' 'same_upper' valid 0 1 2 3
        case output-padding
            set words auto 0 1 2 3
        case dims
            set words 1 2 3
        case init
            set words bilinear
        case color
            set words auto always never
        case selection
            set -a words ALL\t'every rule'
            set -a words TCC001\t'size is not what is claimed'
            set -a words TCC002\t'output below 1'
            set -a words TCC003\t'requested output is not reachable'
            set -a words TCC004\t'output_padding too large'
            set -a words TCC005\t'stride and dilation together'
            set -a words TCC006\t'builds, then fails'
            set -a words TCC007\t'explicit padding where there is none'
            set -a words TCC008\t'groups do not divide the channels'
            set -a words TCC009\t'channels do not fit'
            set -a words TCC010\t'filter layout'
            set -a words TCC011\t'chain breaks'
            set -a words TCC012\t'value outside its domain'
            set -a words TCC013\t'padding that the framework does not know'
            set -a words TCC014\t'sizes do not meet in a concatenation'
            set -a words TCC015\t'sizes do not meet in a sum'
            set -a words TCC016\t'output and target differ in size'
            set -a words TCC017\t'features do not fit'
            set -a words TCC018\t'reshape does not fit'
            set -a words TCC019\t'assertion about a shape cannot hold'
            set -a words TCC020\t'model takes another size'
            set -a words TCC021\t'nothing is left'
            set -a words TCC101\t'uneven overlap'
            set -a words TCC102\t'outputs that no input reaches'
            set -a words TCC103\t'weights copied to a shifted look-alike'
            set -a words TCC900\t'unreadable file'
            set -a words TCC901\t'fault in a spec'
            set -a words TCC902\t'ignores nothing'
            set -a words TCC903\t'malformed comment'
            set -a words TCC904\t'the checker failed'
        case format
            set words full concise json github gitlab junit sarif
        case layers
            set words 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' \
                'conv:causal' 'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' \
                'tconv:same_upper' 'tconv:same_lower' 'tconv:same' 'tconv:valid' 'pool:' 'pool:k' 'pool:s' 'pool:p' \
                'pool:d' 'pool:same' 'pool:valid' 'pool:ceil' 'maxpool:' 'maxpool:k' 'maxpool:s' 'maxpool:p' \
                'maxpool:d' 'maxpool:same' 'maxpool:valid' 'maxpool:ceil' 'avgpool:' 'avgpool:k' 'avgpool:s' \
                'avgpool:p' 'avgpool:d' 'avgpool:same' 'avgpool:valid' 'avgpool:ceil' 'lppool:' 'lppool:k' 'lppool:s' \
                'lppool:ceil' 'unpool:' 'unpool:k' 'unpool:s' 'unpool:p' 'unpool:o' 'up:' 'up:2' 'shuffle:' \
                'shuffle:2' 'unshuffle:' 'unshuffle:2' 'resize:' 'resize:224' 'adapt:' 'adapt:224' 'pad:' 'pad:1:2' \
                'rpad:' 'rpad:1:2' 'crop:' 'crop:1:2'
        case subject
            set -a words TCC001\t'size is not what is claimed'
            set -a words TCC002\t'output below 1'
            set -a words TCC003\t'requested output is not reachable'
            set -a words TCC004\t'output_padding too large'
            set -a words TCC005\t'stride and dilation together'
            set -a words TCC006\t'builds, then fails'
            set -a words TCC007\t'explicit padding where there is none'
            set -a words TCC008\t'groups do not divide the channels'
            set -a words TCC009\t'channels do not fit'
            set -a words TCC010\t'filter layout'
            set -a words TCC011\t'chain breaks'
            set -a words TCC012\t'value outside its domain'
            set -a words TCC013\t'padding that the framework does not know'
            set -a words TCC014\t'sizes do not meet in a concatenation'
            set -a words TCC015\t'sizes do not meet in a sum'
            set -a words TCC016\t'output and target differ in size'
            set -a words TCC017\t'features do not fit'
            set -a words TCC018\t'reshape does not fit'
            set -a words TCC019\t'assertion about a shape cannot hold'
            set -a words TCC020\t'model takes another size'
            set -a words TCC021\t'nothing is left'
            set -a words TCC101\t'uneven overlap'
            set -a words TCC102\t'outputs that no input reaches'
            set -a words TCC103\t'weights copied to a shifted look-alike'
            set -a words TCC900\t'unreadable file'
            set -a words TCC901\t'fault in a spec'
            set -a words TCC902\t'ignores nothing'
            set -a words TCC903\t'malformed comment'
            set -a words TCC904\t'the checker failed'
            set -a words batch\t'-1, None and the first axis of output_shape'
            set -a words bilinear\t'weights that interpolate'
            set -a words causal\t'outputs that use no later input'
            set -a words checkerboard\t'the pattern of uneven overlap'
            set -a words crop\t'what is left out at each end; what all paddings come down to'
            set -a words deconvolution\t'an older, wrong name'
            set -a words dilation\t'the distance of the kernel\'s taps'
            set -a words groups\t'channels side by side'
            set -a words im2col\t'how it is computed, with col2im'
            set -a words inverse\t'which sizes come back after a convolution'
            set -a words 'kernel_size'\t'how many outputs each input reaches'
            set -a words matrix\t'the layer as a matrix, C^T'
            set -a words 'output_padding'\t'which of the sizes that fold to one is meant'
            set -a words 'output_shape'\t'stated, chosen or computed: one of stride sizes'
            set -a words overlap\t'how many products make one output'
            set -a words padding\t'cuts the result, where a convolution\'s extends the input'
            set -a words phases\t'which taps make which outputs'
            set -a words same\t'padding that aims at input_size*stride'
            set -a words shape\t'the arithmetic of the sizes'
            set -a words stride\t'the distance of the kernel copies; fractional strides'
            set -a words transposed\t'what it is, on the 2x2 example'
            set -a words valid\t'padding that cuts nothing'
            set -a words zero-taps\t'move the crops without changing a number'
    end
    for framework in $frameworks
        set -l own
        switch $argv[1]:$framework
            case padding:tensorflow padding:tf padding:keras padding:jax padding:flax padding:lax
                set own same valid
            case padding:pytorch padding:torch padding:paddle padding:paddlepaddle padding:mlx padding:tinygrad padding:caffe
                set own 0 1 2 3
            case padding:onnx padding:onnxruntime padding:ort
                set own 'same_lower' 'same_upper' valid 0 1 2 3
            case output-padding:tensorflow output-padding:tf output-padding:jax output-padding:flax output-padding:lax output-padding:caffe
                set own
            case output-padding:keras
                set own auto 0 1 2 3
            case output-padding:pytorch output-padding:torch output-padding:onnx output-padding:onnxruntime output-padding:ort output-padding:paddle output-padding:paddlepaddle output-padding:mlx output-padding:tinygrad
                set own 0 1 2 3
            case layers:tensorflow layers:tf
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' \
                    'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:c' 'tconv:o' 'tconv:same' 'tconv:valid' \
                    'pool:' 'pool:k' 'pool:s' 'pool:d' 'pool:same' 'pool:valid' 'maxpool:' 'maxpool:k' 'maxpool:s' \
                    'maxpool:d' 'maxpool:same' 'maxpool:valid' 'avgpool:' 'avgpool:k' 'avgpool:s' 'avgpool:d' \
                    'avgpool:same' 'avgpool:valid' 'up:' 'up:2' 'shuffle:' 'shuffle:2' 'unshuffle:' 'unshuffle:2' \
                    'resize:' 'resize:224' 'pad:' 'pad:1:2' 'rpad:' 'rpad:1:2' 'crop:' 'crop:1:2'
            case layers:keras
                set own 'conv:' 'conv:k' 'conv:s' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' 'conv:causal' \
                    'tconv:' 'tconv:k' 'tconv:s' 'tconv:d' 'tconv:a' 'tconv:c' 'tconv:o' 'tconv:same' 'tconv:valid' \
                    'pool:' 'pool:k' 'pool:s' 'pool:same' 'pool:valid' 'maxpool:' 'maxpool:k' 'maxpool:s' \
                    'maxpool:same' 'maxpool:valid' 'avgpool:' 'avgpool:k' 'avgpool:s' 'avgpool:same' 'avgpool:valid' \
                    'up:' 'up:2' 'resize:' 'resize:224' 'adapt:' 'adapt:224' 'pad:' 'pad:1:2' 'rpad:' 'rpad:1:2' \
                    'crop:' 'crop:1:2'
            case layers:pytorch layers:torch
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' \
                    'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' 'pool:' \
                    'pool:k' 'pool:s' 'pool:p' 'pool:d' 'pool:ceil' 'maxpool:' 'maxpool:k' 'maxpool:s' 'maxpool:p' \
                    'maxpool:d' 'maxpool:ceil' 'avgpool:' 'avgpool:k' 'avgpool:s' 'avgpool:p' 'avgpool:ceil' 'lppool:' \
                    'lppool:k' 'lppool:s' 'lppool:ceil' 'unpool:' 'unpool:k' 'unpool:s' 'unpool:p' 'unpool:o' 'up:' \
                    'up:2' 'shuffle:' 'shuffle:2' 'unshuffle:' 'unshuffle:2' 'resize:' 'resize:224' 'adapt:' \
                    'adapt:224' 'pad:' 'pad:1:2' 'rpad:' 'rpad:1:2' 'crop:' 'crop:1:2'
            case layers:jax layers:flax layers:lax
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' \
                    'conv:causal' 'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:c' 'tconv:o' 'tconv:same' \
                    'tconv:valid' 'pool:' 'pool:k' 'pool:s' 'pool:p' 'pool:same' 'pool:valid' 'maxpool:' 'maxpool:k' \
                    'maxpool:s' 'maxpool:p' 'maxpool:same' 'maxpool:valid' 'avgpool:' 'avgpool:k' 'avgpool:s' \
                    'avgpool:p' 'avgpool:same' 'avgpool:valid' 'up:' 'up:2' 'resize:' 'resize:224' 'pad:' 'pad:1:2' \
                    'crop:' 'crop:1:2'
            case layers:onnx layers:onnxruntime layers:ort
                set own 'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' \
                    'tconv:same_upper' 'tconv:same_lower' 'tconv:valid'
            case layers:paddle layers:paddlepaddle
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' \
                    'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' 'pool:' \
                    'pool:k' 'pool:s' 'pool:p' 'pool:same' 'pool:valid' 'pool:ceil' 'maxpool:' 'maxpool:k' 'maxpool:s' \
                    'maxpool:p' 'maxpool:same' 'maxpool:valid' 'maxpool:ceil' 'avgpool:' 'avgpool:k' 'avgpool:s' \
                    'avgpool:p' 'avgpool:same' 'avgpool:valid' 'avgpool:ceil' 'up:' 'up:2' 'resize:' 'resize:224' \
                    'pad:' 'pad:1:2' 'crop:' 'crop:1:2'
            case layers:mlx
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'tconv:' 'tconv:k' 'tconv:s' \
                    'tconv:p' 'tconv:d' 'tconv:a' 'tconv:c' 'tconv:o' 'pool:' 'pool:k' 'pool:s' 'pool:p' 'maxpool:' \
                    'maxpool:k' 'maxpool:s' 'maxpool:p' 'avgpool:' 'avgpool:k' 'avgpool:s' 'avgpool:p' 'up:' 'up:2' \
                    'resize:' 'resize:224' 'pad:' 'pad:1:2' 'crop:' 'crop:1:2'
            case layers:tinygrad
                set own 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'tconv:' 'tconv:k' 'tconv:s' \
                    'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' 'pool:' 'pool:k' 'pool:s' 'pool:p' \
                    'pool:ceil' 'maxpool:' 'maxpool:k' 'maxpool:s' 'maxpool:p' 'maxpool:ceil' 'avgpool:' 'avgpool:k' \
                    'avgpool:s' 'avgpool:p' 'avgpool:ceil' 'up:' 'up:2' 'resize:' 'resize:224' 'pad:' 'pad:1:2' \
                    'crop:' 'crop:1:2'
            case layers:caffe
                set own 'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:g' 'tconv:c' 'tconv:o'
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
