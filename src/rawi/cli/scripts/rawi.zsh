#compdef rawi
# Completion for rawi in zsh.  Keep it in a folder of $fpath:  rawi completion zsh > ~/.zfunc/_rawi
_rawi() {
    local -a found
    found=("${(@f)$(rawi complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        compadd -- "${found[@]}"
    else
        _files
    fi
}
if [[ "$funcstack[1]" == "_rawi" ]]; then
    _rawi "$@"
else
    compdef _rawi rawi
fi
