#compdef tconvcalc
# Completion of tconvcalc for zsh, written by `tconvcalc completion zsh`; a TAB starts no process.
# Install: `tconvcalc --install-completion zsh`, or save it as _tconvcalc in a folder of $fpath.

# The words of a kind: where they depend on the framework, those that every given one can hold.
_tconvcalc_words() {
  local framework
  local -a offered own frameworks
  case $1 in
    files) _files && return ;;
@KINDS@
  esac
  frameworks=(@SPELLED@)
  for framework in $frameworks; do
    case $1:$framework in
@NARROWED@
      *) continue ;;
    esac
    offered=(${offered:*own})
  done
  if [[ $1 == layers ]]; then
    _tconvcalc_layers
  else
    (( $#offered )) && _describe -V $1 offered
  fi
}

# What may come next in the last layer that is typed: the rest of its kind, a letter or word that it has not yet.
_tconvcalc_layers() {
  local piece body rest
  local -a pieces
  compset -P '*[[:space:](,;]'
  body=${PREFIX#*:}
  rest=${body##*[0-9?]}
  for piece in $offered; do
    if [[ $PREFIX != *:* ]]; then
      [[ $piece == *: ]] && pieces+=($piece)
    elif [[ $PREFIX != *[\)*]* && $body != '?' && $piece == ${PREFIX%%:*}:$rest?* ]]; then
      piece=${piece#*:}
      [[ -z $rest && ( $body == *$piece* || ( -n $body && $piece == [0-9]* ) ) ]] || pieces+=($PREFIX${piece#$rest})
    fi
  done
  compadd -V layers -Q -S '' -a pieces
}

_tconvcalc() {
  local curcontext=$curcontext state ret=1
  local -a line
  local -A opt_args
@COMMANDS@
  return ret
}

_tconvcalc "$@"
