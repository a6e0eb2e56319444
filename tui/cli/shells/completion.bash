# Completion of netwerkcanvas for bash. Put this in ~/.bashrc, or source it there.
_netwerkcanvas() {
    local word about
    COMPREPLY=()
    while IFS=$'\t' read -r word about; do
        case $word in
            :file) compopt -o default; return ;;
            :folder) compopt -o dirnames; return ;;
            *) COMPREPLY+=("$(printf '%q' "$word")") ;;
        esac
    done < <(netwerkcanvas _complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _netwerkcanvas netwerkcanvas
