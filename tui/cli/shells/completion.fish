# Completion of netwerkcanvas for fish. Save this in ~/.config/fish/completions/netwerkcanvas.fish
function __netwerkcanvas_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (netwerkcanvas _complete fish $words[2..-1] 2>/dev/null)
        switch $line
            case ':file'
                __fish_complete_path (commandline -ct)
            case ':folder'
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c netwerkcanvas -f -a '(__netwerkcanvas_complete)'
