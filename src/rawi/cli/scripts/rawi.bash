# Completion for rawi in bash.  Keep it:  rawi completion bash > ~/.local/share/bash-completion/completions/rawi
_rawi() {
    local IFS=$'\n'
    COMPREPLY=($(rawi complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | while IFS= read -r word; do printf '%q\n' "$word"; done))
}
complete -o default -F _rawi rawi
