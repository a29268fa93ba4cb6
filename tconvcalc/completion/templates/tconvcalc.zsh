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
  (( $#offered )) && _describe -V $1 offered
}

_tconvcalc() {
  local curcontext=$curcontext state ret=1
  local -a line
  local -A opt_args
@COMMANDS@
  return ret
}

_tconvcalc "$@"
