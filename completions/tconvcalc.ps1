# Completion of tconvcalc for PowerShell, written by `tconvcalc completion powershell`; a TAB starts no process.
# Install: save it beside your profile and add to $PROFILE: . $PSScriptRoot/tconvcalc.ps1

Register-ArgumentCompleter -Native -CommandName tconvcalc -ScriptBlock {
    param($current, $ast, $cursor)

    # What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
    $commands = @{
        'tconvcalc' = @{
            Places = @('command')
            Options = @(
                @{ Text = '--version'; Help = 'Show the version' }
                @{ Text = '--install-completion =shell'; Help = 'Install completion for this shell, or for the one named' }
                @{ Text = '--show-completion =shell'; Help = 'Show completion for this shell, or for the one named' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'solve' = @{
            Places = @()
            Options = @(
                @{ Text = '--framework -f =framework +'; Help = 'A framework by its name or alias, or all; repeatable' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--kernel-size --kernel -k ='; Help = 'Taps of the kernel' }
                @{ Text = '--stride -s ='; Help = 'Stride, the upsampling factor' }
                @{ Text = '--padding -p =padding'; Help = 'A number, begin:end, same or valid' }
                @{ Text = '--output-padding -a =output-padding'; Help = 'What is added at the end; auto: the framework chooses' }
                @{ Text = '--dilation -d ='; Help = 'Distance of the taps; 1 if left out' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--in-channels ='; Help = 'Channels of the input' }
                @{ Text = '--out-channels ='; Help = 'Channels of the output' }
                @{ Text = '--groups ='; Help = 'Groups of channels; 1 if left out' }
                @{ Text = '--limit -n ='; Help = 'List this many' }
                @{ Text = '--all'; Help = 'List every solution' }
                @{ Text = '--max-kernel ='; Help = 'Search kernels up to this' }
                @{ Text = '--max-stride ='; Help = 'Search strides up to this' }
                @{ Text = '--max-dilation ='; Help = 'Search dilations up to this' }
                @{ Text = '--code'; Help = 'Print only the code' }
                @{ Text = '--init =init'; Help = 'Initialise the weights: bilinear' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--verbose -v'; Help = 'Show the derivation too' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'check' = @{
            Places = @('files+')
            Options = @(
                @{ Text = '--framework -f =framework +'; Help = 'A framework by its name or alias, or all; repeatable' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--kernel-size --kernel -k ='; Help = 'Taps of the kernel' }
                @{ Text = '--stride -s ='; Help = 'Stride, the upsampling factor' }
                @{ Text = '--padding -p =padding'; Help = 'A number, begin:end, same or valid' }
                @{ Text = '--output-padding -a =output-padding'; Help = 'What is added at the end; auto: the framework chooses' }
                @{ Text = '--dilation -d ='; Help = 'Distance of the taps; 1 if left out' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--in-channels ='; Help = 'Channels of the input' }
                @{ Text = '--out-channels ='; Help = 'Channels of the output' }
                @{ Text = '--groups ='; Help = 'Groups of channels; 1 if left out' }
                @{ Text = '--select =selection +'; Help = 'Rules to switch on, or ALL' }
                @{ Text = '--ignore =selection +'; Help = 'Rules to switch off' }
                @{ Text = '--exclude = +'; Help = 'What not to walk into' }
                @{ Text = '--force-exclude'; Help = 'Pass over named files that are excluded or no specs, as a hook wants it' }
                @{ Text = '--strict'; Help = 'What could not be read is a failure' }
                @{ Text = '--exit-zero'; Help = 'Exit with 0 whatever is found' }
                @{ Text = '--stdin-filename =files'; Help = 'The name of standard input' }
                @{ Text = '--output-format =format'; Help = 'full, concise, json, github, gitlab, junit or sarif' }
                @{ Text = '--output-file =files'; Help = 'Write the report here' }
                @{ Text = '--statistics'; Help = 'Count the findings of each rule, and what is unread' }
                @{ Text = '--show-unread'; Help = 'List what could not be read, and why' }
                @{ Text = '--quiet -q'; Help = 'Print findings only' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'convert' = @{
            Places = @('anything')
            Options = @(
                @{ Text = '--to = +'; Help = 'A framework to write it in; repeatable' }
                @{ Text = '--framework -f =framework +'; Help = 'A framework by its name or alias, or all; repeatable' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--kernel-size --kernel -k ='; Help = 'Taps of the kernel' }
                @{ Text = '--stride -s ='; Help = 'Stride, the upsampling factor' }
                @{ Text = '--padding -p =padding'; Help = 'A number, begin:end, same or valid' }
                @{ Text = '--output-padding -a =output-padding'; Help = 'What is added at the end; auto: the framework chooses' }
                @{ Text = '--dilation -d ='; Help = 'Distance of the taps; 1 if left out' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--in-channels ='; Help = 'Channels of the input' }
                @{ Text = '--out-channels ='; Help = 'Channels of the output' }
                @{ Text = '--groups ='; Help = 'Groups of channels; 1 if left out' }
                @{ Text = '--one-layer'; Help = 'Prefer zero taps to a slice' }
                @{ Text = '--code'; Help = 'Print only the code' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'chain' = @{
            Places = @('layers+')
            Options = @(
                @{ Text = '--framework -f =framework'; Help = 'The framework, by its name or alias' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--limit -n ='; Help = 'List this many' }
                @{ Text = '--code'; Help = 'Print only the code' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'invert' = @{
            Places = @('layers+')
            Options = @(
                @{ Text = '--framework -f =framework'; Help = 'The framework, by its name or alias' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--with =layers'; Help = 'A decoder to judge; with --skips what leads up' }
                @{ Text = '--skips'; Help = 'Judge a U-Net: both sides have to meet' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--code'; Help = 'Print only the code' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'draw' = @{
            Places = @('layers+')
            Options = @(
                @{ Text = '--framework -f =framework +'; Help = 'A framework by its name or alias, or all; repeatable' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--kernel-size --kernel -k ='; Help = 'Taps of the kernel' }
                @{ Text = '--stride -s ='; Help = 'Stride, the upsampling factor' }
                @{ Text = '--padding -p =padding'; Help = 'A number, begin:end, same or valid' }
                @{ Text = '--output-padding -a =output-padding'; Help = 'What is added at the end; auto: the framework chooses' }
                @{ Text = '--dilation -d ='; Help = 'Distance of the taps; 1 if left out' }
                @{ Text = '--dims =dims'; Help = 'Spatial axes: 1, 2 or 3' }
                @{ Text = '--in-channels ='; Help = 'Channels of the input' }
                @{ Text = '--out-channels ='; Help = 'Channels of the output' }
                @{ Text = '--groups ='; Help = 'Groups of channels; 1 if left out' }
                @{ Text = '--matrix'; Help = 'Draw the matrix that takes inputs to outputs' }
                @{ Text = '--phases'; Help = 'Draw what each phase of the outputs sums' }
                @{ Text = '--two-d'; Help = 'Draw how often each element of the plane is covered' }
                @{ Text = '--output-file =files'; Help = 'Write the picture here: .svg or .html' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'explain' = @{
            Places = @('subject')
            Options = @(
                @{ Text = '--framework -f =framework +'; Help = 'A framework by its name or alias, or all; repeatable' }
                @{ Text = '--input-size --in -i ='; Help = 'Size of the input along an axis' }
                @{ Text = '--output-size --out -o ='; Help = 'Size of the output' }
                @{ Text = '--kernel-size --kernel -k ='; Help = 'Taps of the kernel' }
                @{ Text = '--stride -s ='; Help = 'Stride, the upsampling factor' }
                @{ Text = '--padding -p =padding'; Help = 'A number, begin:end, same or valid' }
                @{ Text = '--output-padding -a =output-padding'; Help = 'What is added at the end; auto: the framework chooses' }
                @{ Text = '--dilation -d ='; Help = 'Distance of the taps; 1 if left out' }
                @{ Text = '--list'; Help = 'List every rule and word' }
                @{ Text = '--json'; Help = 'Print only JSON' }
                @{ Text = '--color =color'; Help = 'auto, always or never' }
                @{ Text = '--debug'; Help = 'Show where an internal error happened' }
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
        'completion' = @{
            Places = @('shell')
            Options = @(
                @{ Text = '--help -h'; Help = 'Show this message and exit' }
            )
        }
    }
    $plain = { $args | ForEach-Object { @{ Text = $_; Help = $_ } } } # words that explain themselves
    $kinds = @{
        'command' = @(
            @{ Text = 'solve'; Help = 'Solve for what is not known of a transposed convolution, or say why it cannot be and what to change' }
            @{ Text = 'check'; Help = 'Check spec files, Python sources and notebooks, or the one layer that the options describe' }
            @{ Text = 'convert'; Help = 'Write a layer in other frameworks so that it computes the same numbers, with the weights that this takes' }
            @{ Text = 'chain'; Help = 'Walk through several layers, or find the ones that are left open' }
            @{ Text = 'invert'; Help = 'Invert an encoder: the decoder, for which sizes it gives back what went in, and what to do for the others' }
            @{ Text = 'draw'; Help = 'Draw a layer: the kernel copies, the crops, how often each output is covered, and what it sums' }
            @{ Text = 'explain'; Help = 'Explain an error message of a framework, a word, or a rule of check' }
            @{ Text = 'completion'; Help = 'Print the completion script of a shell' }
        )
        'shell' = @(& $plain 'bash' 'zsh' 'fish' 'powershell')
        'framework' = @(
            @{ Text = 'tensorflow'; Help = 'TensorFlow' }
            @{ Text = 'tf'; Help = 'TensorFlow' }
            @{ Text = 'keras'; Help = 'Keras' }
            @{ Text = 'pytorch'; Help = 'PyTorch' }
            @{ Text = 'torch'; Help = 'PyTorch' }
            @{ Text = 'jax'; Help = 'JAX' }
            @{ Text = 'flax'; Help = 'JAX' }
            @{ Text = 'lax'; Help = 'JAX' }
            @{ Text = 'onnx'; Help = 'ONNX' }
            @{ Text = 'onnxruntime'; Help = 'ONNX' }
            @{ Text = 'ort'; Help = 'ONNX' }
            @{ Text = 'paddle'; Help = 'Paddle' }
            @{ Text = 'paddlepaddle'; Help = 'Paddle' }
            @{ Text = 'mlx'; Help = 'MLX' }
            @{ Text = 'tinygrad'; Help = 'tinygrad' }
            @{ Text = 'caffe'; Help = 'Caffe' }
        )
        'padding' = @(& $plain 'same' 'same_lower' 'same_upper' 'valid' '0' '1' '2' '3')
        'output-padding' = @(& $plain 'auto' '0' '1' '2' '3')
        'dims' = @(& $plain '1' '2' '3')
        'init' = @(& $plain 'bilinear')
        'color' = @(& $plain 'auto' 'always' 'never')
        'selection' = @(
            @{ Text = 'ALL'; Help = 'every rule' }
            @{ Text = 'TCC001'; Help = 'size is not what is claimed' }
            @{ Text = 'TCC002'; Help = 'output below 1' }
            @{ Text = 'TCC003'; Help = 'requested output is not reachable' }
            @{ Text = 'TCC004'; Help = 'output_padding too large' }
            @{ Text = 'TCC005'; Help = 'stride and dilation together' }
            @{ Text = 'TCC006'; Help = 'builds, then fails' }
            @{ Text = 'TCC007'; Help = 'explicit padding where there is none' }
            @{ Text = 'TCC008'; Help = 'groups do not divide the channels' }
            @{ Text = 'TCC009'; Help = 'channels do not fit' }
            @{ Text = 'TCC010'; Help = 'filter layout' }
            @{ Text = 'TCC011'; Help = 'chain breaks' }
            @{ Text = 'TCC012'; Help = 'value outside its domain' }
            @{ Text = 'TCC013'; Help = 'padding that the framework does not know' }
            @{ Text = 'TCC014'; Help = 'sizes do not meet in a concatenation' }
            @{ Text = 'TCC015'; Help = 'sizes do not meet in a sum' }
            @{ Text = 'TCC016'; Help = 'output and target differ in size' }
            @{ Text = 'TCC017'; Help = 'features do not fit' }
            @{ Text = 'TCC018'; Help = 'reshape does not fit' }
            @{ Text = 'TCC019'; Help = 'assertion about a shape cannot hold' }
            @{ Text = 'TCC020'; Help = 'model takes another size' }
            @{ Text = 'TCC021'; Help = 'nothing is left' }
            @{ Text = 'TCC101'; Help = 'uneven overlap' }
            @{ Text = 'TCC102'; Help = 'outputs that no input reaches' }
            @{ Text = 'TCC103'; Help = 'weights copied to a shifted look-alike' }
            @{ Text = 'TCC900'; Help = 'unreadable file' }
            @{ Text = 'TCC901'; Help = 'fault in a spec' }
            @{ Text = 'TCC902'; Help = 'ignores nothing' }
            @{ Text = 'TCC903'; Help = 'malformed comment' }
            @{ Text = 'TCC904'; Help = 'the checker failed' }
        )
        'format' = @(& $plain 'full' 'concise' 'json' 'github' 'gitlab' 'junit' 'sarif')
        'layers' = @(& $plain 'conv:' 'conv:k' 'conv:s' 'conv:p' 'conv:d' 'conv:g' 'conv:c' 'conv:same' 'conv:valid' `
            'conv:causal' 'tconv:' 'tconv:k' 'tconv:s' 'tconv:p' 'tconv:d' 'tconv:a' 'tconv:g' 'tconv:c' 'tconv:o' `
            'tconv:same_upper' 'tconv:same_lower' 'tconv:same' 'tconv:valid' 'pool:' 'pool:k' 'pool:s' 'pool:p' `
            'pool:d' 'pool:same' 'pool:valid' 'pool:ceil' 'maxpool:' 'maxpool:k' 'maxpool:s' 'maxpool:p' 'maxpool:d' `
            'maxpool:same' 'maxpool:valid' 'maxpool:ceil' 'avgpool:' 'avgpool:k' 'avgpool:s' 'avgpool:p' 'avgpool:d' `
            'avgpool:same' 'avgpool:valid' 'avgpool:ceil' 'lppool:' 'lppool:k' 'lppool:s' 'lppool:ceil' 'unpool:' `
            'unpool:k' 'unpool:s' 'unpool:p' 'unpool:o' 'up:' 'up:2' 'shuffle:' 'shuffle:2' 'unshuffle:' 'unshuffle:2' `
            'resize:' 'resize:224' 'adapt:' 'adapt:224' 'pad:' 'pad:1:2' 'rpad:' 'rpad:1:2' 'crop:' 'crop:1:2')
        'subject' = @(
            @{ Text = 'TCC001'; Help = 'size is not what is claimed' }
            @{ Text = 'TCC002'; Help = 'output below 1' }
            @{ Text = 'TCC003'; Help = 'requested output is not reachable' }
            @{ Text = 'TCC004'; Help = 'output_padding too large' }
            @{ Text = 'TCC005'; Help = 'stride and dilation together' }
            @{ Text = 'TCC006'; Help = 'builds, then fails' }
            @{ Text = 'TCC007'; Help = 'explicit padding where there is none' }
            @{ Text = 'TCC008'; Help = 'groups do not divide the channels' }
            @{ Text = 'TCC009'; Help = 'channels do not fit' }
            @{ Text = 'TCC010'; Help = 'filter layout' }
            @{ Text = 'TCC011'; Help = 'chain breaks' }
            @{ Text = 'TCC012'; Help = 'value outside its domain' }
            @{ Text = 'TCC013'; Help = 'padding that the framework does not know' }
            @{ Text = 'TCC014'; Help = 'sizes do not meet in a concatenation' }
            @{ Text = 'TCC015'; Help = 'sizes do not meet in a sum' }
            @{ Text = 'TCC016'; Help = 'output and target differ in size' }
            @{ Text = 'TCC017'; Help = 'features do not fit' }
            @{ Text = 'TCC018'; Help = 'reshape does not fit' }
            @{ Text = 'TCC019'; Help = 'assertion about a shape cannot hold' }
            @{ Text = 'TCC020'; Help = 'model takes another size' }
            @{ Text = 'TCC021'; Help = 'nothing is left' }
            @{ Text = 'TCC101'; Help = 'uneven overlap' }
            @{ Text = 'TCC102'; Help = 'outputs that no input reaches' }
            @{ Text = 'TCC103'; Help = 'weights copied to a shifted look-alike' }
            @{ Text = 'TCC900'; Help = 'unreadable file' }
            @{ Text = 'TCC901'; Help = 'fault in a spec' }
            @{ Text = 'TCC902'; Help = 'ignores nothing' }
            @{ Text = 'TCC903'; Help = 'malformed comment' }
            @{ Text = 'TCC904'; Help = 'the checker failed' }
            @{ Text = 'batch'; Help = '-1, None and the first axis of output_shape' }
            @{ Text = 'bilinear'; Help = 'weights that interpolate' }
            @{ Text = 'causal'; Help = 'outputs that use no later input' }
            @{ Text = 'checkerboard'; Help = 'the pattern of uneven overlap' }
            @{ Text = 'crop'; Help = 'what is left out at each end; what all paddings come down to' }
            @{ Text = 'deconvolution'; Help = 'an older, wrong name' }
            @{ Text = 'dilation'; Help = 'the distance of the kernel''s taps' }
            @{ Text = 'groups'; Help = 'channels side by side' }
            @{ Text = 'im2col'; Help = 'how it is computed, with col2im' }
            @{ Text = 'inverse'; Help = 'which sizes come back after a convolution' }
            @{ Text = 'kernel_size'; Help = 'how many outputs each input reaches' }
            @{ Text = 'matrix'; Help = 'the layer as a matrix, C^T' }
            @{ Text = 'output_padding'; Help = 'which of the sizes that fold to one is meant' }
            @{ Text = 'output_shape'; Help = 'stated, chosen or computed: one of stride sizes' }
            @{ Text = 'overlap'; Help = 'how many products make one output' }
            @{ Text = 'padding'; Help = 'cuts the result, where a convolution''s extends the input' }
            @{ Text = 'phases'; Help = 'which taps make which outputs' }
            @{ Text = 'same'; Help = 'padding that aims at input_size*stride' }
            @{ Text = 'shape'; Help = 'the arithmetic of the sizes' }
            @{ Text = 'stride'; Help = 'the distance of the kernel copies; fractional strides' }
            @{ Text = 'transposed'; Help = 'what it is, on the 2x2 example' }
            @{ Text = 'valid'; Help = 'padding that cuts nothing' }
            @{ Text = 'zero-taps'; Help = 'move the crops without changing a number' }
        )
    }
    # What a framework can hold, where the words of a kind depend on it.
    $narrowed = @{
        'padding:tensorflow' = @('same', 'valid')
        'padding:tf' = @('same', 'valid')
        'padding:keras' = @('same', 'valid')
        'padding:jax' = @('same', 'valid')
        'padding:flax' = @('same', 'valid')
        'padding:lax' = @('same', 'valid')
        'padding:pytorch' = @('0', '1', '2', '3')
        'padding:torch' = @('0', '1', '2', '3')
        'padding:paddle' = @('0', '1', '2', '3')
        'padding:paddlepaddle' = @('0', '1', '2', '3')
        'padding:mlx' = @('0', '1', '2', '3')
        'padding:tinygrad' = @('0', '1', '2', '3')
        'padding:caffe' = @('0', '1', '2', '3')
        'padding:onnx' = @('same_lower', 'same_upper', 'valid', '0', '1', '2', '3')
        'padding:onnxruntime' = @('same_lower', 'same_upper', 'valid', '0', '1', '2', '3')
        'padding:ort' = @('same_lower', 'same_upper', 'valid', '0', '1', '2', '3')
        'output-padding:tensorflow' = @()
        'output-padding:tf' = @()
        'output-padding:jax' = @()
        'output-padding:flax' = @()
        'output-padding:lax' = @()
        'output-padding:caffe' = @()
        'output-padding:keras' = @('auto', '0', '1', '2', '3')
        'output-padding:pytorch' = @('0', '1', '2', '3')
        'output-padding:torch' = @('0', '1', '2', '3')
        'output-padding:onnx' = @('0', '1', '2', '3')
        'output-padding:onnxruntime' = @('0', '1', '2', '3')
        'output-padding:ort' = @('0', '1', '2', '3')
        'output-padding:paddle' = @('0', '1', '2', '3')
        'output-padding:paddlepaddle' = @('0', '1', '2', '3')
        'output-padding:mlx' = @('0', '1', '2', '3')
        'output-padding:tinygrad' = @('0', '1', '2', '3')
        'layers:tensorflow' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:c', 'tconv:o', 'tconv:same',
            'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:d', 'pool:same', 'pool:valid', 'maxpool:', 'maxpool:k',
            'maxpool:s', 'maxpool:d', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k', 'avgpool:s',
            'avgpool:d', 'avgpool:same', 'avgpool:valid', 'up:', 'up:2', 'shuffle:', 'shuffle:2', 'unshuffle:',
            'unshuffle:2', 'resize:', 'resize:224', 'pad:', 'pad:1:2', 'rpad:', 'rpad:1:2', 'crop:', 'crop:1:2')
        'layers:tf' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:c', 'tconv:o', 'tconv:same',
            'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:d', 'pool:same', 'pool:valid', 'maxpool:', 'maxpool:k',
            'maxpool:s', 'maxpool:d', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k', 'avgpool:s',
            'avgpool:d', 'avgpool:same', 'avgpool:valid', 'up:', 'up:2', 'shuffle:', 'shuffle:2', 'unshuffle:',
            'unshuffle:2', 'resize:', 'resize:224', 'pad:', 'pad:1:2', 'rpad:', 'rpad:1:2', 'crop:', 'crop:1:2')
        'layers:keras' = @('conv:', 'conv:k', 'conv:s', 'conv:d', 'conv:g', 'conv:c', 'conv:same', 'conv:valid',
            'conv:causal', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:d', 'tconv:a', 'tconv:c', 'tconv:o', 'tconv:same',
            'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:same', 'pool:valid', 'maxpool:', 'maxpool:k',
            'maxpool:s', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k', 'avgpool:s', 'avgpool:same',
            'avgpool:valid', 'up:', 'up:2', 'resize:', 'resize:224', 'adapt:', 'adapt:224', 'pad:', 'pad:1:2',
            'rpad:', 'rpad:1:2', 'crop:', 'crop:1:2')
        'layers:pytorch' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:d', 'pool:ceil', 'maxpool:', 'maxpool:k',
            'maxpool:s', 'maxpool:p', 'maxpool:d', 'maxpool:ceil', 'avgpool:', 'avgpool:k', 'avgpool:s', 'avgpool:p',
            'avgpool:ceil', 'lppool:', 'lppool:k', 'lppool:s', 'lppool:ceil', 'unpool:', 'unpool:k', 'unpool:s',
            'unpool:p', 'unpool:o', 'up:', 'up:2', 'shuffle:', 'shuffle:2', 'unshuffle:', 'unshuffle:2', 'resize:',
            'resize:224', 'adapt:', 'adapt:224', 'pad:', 'pad:1:2', 'rpad:', 'rpad:1:2', 'crop:', 'crop:1:2')
        'layers:torch' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:d', 'pool:ceil', 'maxpool:', 'maxpool:k',
            'maxpool:s', 'maxpool:p', 'maxpool:d', 'maxpool:ceil', 'avgpool:', 'avgpool:k', 'avgpool:s', 'avgpool:p',
            'avgpool:ceil', 'lppool:', 'lppool:k', 'lppool:s', 'lppool:ceil', 'unpool:', 'unpool:k', 'unpool:s',
            'unpool:p', 'unpool:o', 'up:', 'up:2', 'shuffle:', 'shuffle:2', 'unshuffle:', 'unshuffle:2', 'resize:',
            'resize:224', 'adapt:', 'adapt:224', 'pad:', 'pad:1:2', 'rpad:', 'rpad:1:2', 'crop:', 'crop:1:2')
        'layers:jax' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'conv:causal', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:c', 'tconv:o',
            'tconv:same', 'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:same', 'pool:valid', 'maxpool:',
            'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k',
            'avgpool:s', 'avgpool:p', 'avgpool:same', 'avgpool:valid', 'up:', 'up:2', 'resize:', 'resize:224', 'pad:',
            'pad:1:2', 'crop:', 'crop:1:2')
        'layers:flax' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'conv:causal', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:c', 'tconv:o',
            'tconv:same', 'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:same', 'pool:valid', 'maxpool:',
            'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k',
            'avgpool:s', 'avgpool:p', 'avgpool:same', 'avgpool:valid', 'up:', 'up:2', 'resize:', 'resize:224', 'pad:',
            'pad:1:2', 'crop:', 'crop:1:2')
        'layers:lax' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'conv:causal', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:c', 'tconv:o',
            'tconv:same', 'tconv:valid', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:same', 'pool:valid', 'maxpool:',
            'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:same', 'maxpool:valid', 'avgpool:', 'avgpool:k',
            'avgpool:s', 'avgpool:p', 'avgpool:same', 'avgpool:valid', 'up:', 'up:2', 'resize:', 'resize:224', 'pad:',
            'pad:1:2', 'crop:', 'crop:1:2')
        'layers:onnx' = @('tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'tconv:same_upper', 'tconv:same_lower', 'tconv:valid')
        'layers:onnxruntime' = @('tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g',
            'tconv:c', 'tconv:o', 'tconv:same_upper', 'tconv:same_lower', 'tconv:valid')
        'layers:ort' = @('tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'tconv:same_upper', 'tconv:same_lower', 'tconv:valid')
        'layers:paddle' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:same', 'pool:valid', 'pool:ceil', 'maxpool:',
            'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:same', 'maxpool:valid', 'maxpool:ceil', 'avgpool:',
            'avgpool:k', 'avgpool:s', 'avgpool:p', 'avgpool:same', 'avgpool:valid', 'avgpool:ceil', 'up:', 'up:2',
            'resize:', 'resize:224', 'pad:', 'pad:1:2', 'crop:', 'crop:1:2')
        'layers:paddlepaddle' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'conv:same',
            'conv:valid', 'tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c',
            'tconv:o', 'pool:', 'pool:k', 'pool:s', 'pool:p', 'pool:same', 'pool:valid', 'pool:ceil', 'maxpool:',
            'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:same', 'maxpool:valid', 'maxpool:ceil', 'avgpool:',
            'avgpool:k', 'avgpool:s', 'avgpool:p', 'avgpool:same', 'avgpool:valid', 'avgpool:ceil', 'up:', 'up:2',
            'resize:', 'resize:224', 'pad:', 'pad:1:2', 'crop:', 'crop:1:2')
        'layers:mlx' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'tconv:', 'tconv:k',
            'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:c', 'tconv:o', 'pool:', 'pool:k', 'pool:s', 'pool:p',
            'maxpool:', 'maxpool:k', 'maxpool:s', 'maxpool:p', 'avgpool:', 'avgpool:k', 'avgpool:s', 'avgpool:p',
            'up:', 'up:2', 'resize:', 'resize:224', 'pad:', 'pad:1:2', 'crop:', 'crop:1:2')
        'layers:tinygrad' = @('conv:', 'conv:k', 'conv:s', 'conv:p', 'conv:d', 'conv:g', 'conv:c', 'tconv:',
            'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:a', 'tconv:g', 'tconv:c', 'tconv:o', 'pool:', 'pool:k',
            'pool:s', 'pool:p', 'pool:ceil', 'maxpool:', 'maxpool:k', 'maxpool:s', 'maxpool:p', 'maxpool:ceil',
            'avgpool:', 'avgpool:k', 'avgpool:s', 'avgpool:p', 'avgpool:ceil', 'up:', 'up:2', 'resize:', 'resize:224',
            'pad:', 'pad:1:2', 'crop:', 'crop:1:2')
        'layers:caffe' = @('tconv:', 'tconv:k', 'tconv:s', 'tconv:p', 'tconv:d', 'tconv:g', 'tconv:c', 'tconv:o')
    }

    $at = @{ Command = 'tconvcalc'; Place = 0; Taken = @(); Awaited = $null; Ended = $false; Frameworks = @() }

    # Take an option as given, whatever its spelling; its value may come next.
    $option = {
        param($name)
        foreach ($row in $commands[$at.Command].Options) {
            $parts = $row.Text -split ' '
            if ($parts -ccontains $name) {
                if ($parts -notcontains '+') { $at.Taken += $row.Text }
                $at.Awaited = $parts | Where-Object { $_ -like '=*' }
                return
            }
        }
    }

    # Take one word that was typed before.
    $read = {
        param($word)
        if ($at.Awaited) {
            if ($at.Awaited -eq '=framework') { $at.Frameworks += $word }
            $at.Awaited = $null
        } elseif ($at.Ended -or $word -notlike '-?*') {
            if ($at.Command -eq 'tconvcalc') {
                $at.Command = $word; $at.Place = 0; $at.Taken = @()
            } elseif ("$(@($commands[$at.Command].Places)[$at.Place])" -notlike '*+') {
                $at.Place++
            }
        } elseif ($word -eq '--') {
            $at.Ended = $true
        } elseif ($word -like '--*=*') {
            $sides = $word -split '=', 2
            & $option $sides[0]
            if ($at.Awaited) { & $read $sides[1] }
        } elseif ($word -like '--*') {
            & $option $word
        } else {
            $rest = $word.Substring(1)
            while ($rest -and -not $at.Awaited) {
                & $option "-$($rest[0])"
                $rest = $rest.Substring(1)
            }
            if ($rest) { & $read $rest }
        }
    }

    foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -lt $cursor) { & $read "$element" }
    }
    $prefix = ''
    if (-not $at.Awaited -and -not $at.Ended -and $current -match '^(--[^=]+)=|^(-[^-]).') {
        & $option "$($Matches[1])$($Matches[2])" # a value may be written onto its option
        if ($at.Awaited) { $prefix = if ($Matches[1]) { "$($Matches[1])=" } else { $Matches[2] } }
    }

    $offered = @()
    $kind = if ($at.Awaited) { $at.Awaited.Substring(1) } else { "$(@($commands[$at.Command].Places)[$at.Place])".TrimEnd('+') }
    if (-not $at.Awaited -and -not $at.Ended -and ($current -like '-*' -or (-not $kind -and -not $current))) {
        foreach ($row in $commands[$at.Command].Options | Where-Object { $at.Taken -notcontains $_.Text }) {
            $names = $row.Text -split ' ' | Where-Object { $_ -like '-*' }
            if (-not $current) { $names = @($names)[0] }
            foreach ($name in $names) { $offered += @{ Text = $name; Help = $row.Help } }
        }
    } elseif ($kind -and $kinds.ContainsKey($kind)) {
        $offered = $kinds[$kind]
        foreach ($framework in $at.Frameworks) {
            if ($narrowed.ContainsKey("${kind}:$framework")) {
                $own = $narrowed["${kind}:$framework"]
                $offered = @($offered | Where-Object { $own -contains $_.Text })
            }
        }
    } elseif ($kind -eq 'files') {
        return # PowerShell offers files itself where nothing else is offered
    }
    if ($kind -eq 'layers' -and $offered) {
        # What may come next in the last layer: the rest of its kind, a letter or word that it has not yet.
        $layer = [regex]::Match($current, '[^\s(,;''"=]*$').Value
        $body = $layer -replace '^[^:]*:', ''
        $rest = [regex]::Match($body, '[^0-9?]*$').Value
        $stem = $current.Substring($prefix.Length, $current.Length - $prefix.Length - $rest.Length)
        $offered = @(foreach ($piece in $offered.Text) {
            if ($layer -notlike '*:*') {
                if ($piece.EndsWith(':')) { $current.Substring($prefix.Length, $current.Length - $prefix.Length - $layer.Length) + $piece }
            } elseif ($layer -notmatch '[)*]|:\?$' -and $piece -cmatch "^$($layer.Split(':')[0]):(.+)$") {
                $sign = $Matches[1]
                $had = -not $rest -and ($body.Contains($sign) -or ($body -and $sign -match '^[0-9]'))
                if ($sign.StartsWith($rest, [StringComparison]::Ordinal) -and $sign -ne $rest -and -not $had) { $stem + $sign }
            }
        }) | ForEach-Object { @{ Text = $_; Help = $_ } }
    }
    foreach ($each in $offered) {
        $text = "$prefix$($each.Text)"
        if ($text.StartsWith($current, [StringComparison]::Ordinal)) {
            [System.Management.Automation.CompletionResult]::new($text, $each.Text, 'ParameterValue', $each.Help)
        }
    }
}
