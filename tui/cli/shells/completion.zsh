#compdef netwerkcanvas
# Completion of netwerkcanvas for zsh. Save this as _netwerkcanvas in a folder of $fpath.
_netwerkcanvas() {
    local word about
    local -a found
    while IFS=$'\t' read -r word about; do
        case $word in
            :file) _files; return ;;
            :folder) _files -/; return ;;
        esac
        found+=("${word//:/\\:}${about:+:$about}")
    done < <(netwerkcanvas _complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    _describe -V netwerkcanvas found
}
if [ "$funcstack[1]" = "_netwerkcanvas" ]; then
    _netwerkcanvas "$@"
else
    compdef _netwerkcanvas netwerkcanvas
fi
