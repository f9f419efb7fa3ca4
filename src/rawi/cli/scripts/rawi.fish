# Completion for rawi in fish.  Keep it:  rawi completion fish > ~/.config/fish/completions/rawi.fish
function __rawi_complete
    set -l line (commandline -opc)
    rawi complete -- $line[2..-1] (commandline -ct) 2>/dev/null
end
complete -c rawi -a '(__rawi_complete)'
