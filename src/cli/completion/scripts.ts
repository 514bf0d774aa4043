/** The shells a completion script can be printed for. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

const BASH = `# agent-relay completion for bash: source <(agent-relay completion bash)
_agent_relay() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    printf -v word '%q' "$word"
    COMPREPLY+=("$word")
  done < <(agent-relay completion --complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _agent_relay agent-relay
`;

const ZSH = `#compdef agent-relay
# agent-relay completion for zsh: source <(agent-relay completion zsh)
_agent_relay() {
  local -a found
  found=(\${(f)"$(agent-relay completion --complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( $#found )); then compadd -a found; else _files; fi
}
compdef _agent_relay agent-relay
`;

const FISH = `# agent-relay completion for fish: agent-relay completion fish | source
function __agent_relay_complete
  set -l typed (commandline -opc) (commandline -ct)
  agent-relay completion --complete -- $typed[2..-1] 2>/dev/null
end
complete -c agent-relay -f -a '(__agent_relay_complete)'
complete -c agent-relay -n '__fish_seen_subcommand_from run plan lint check' -F
`;

const POWERSHELL = `# agent-relay completion for PowerShell: agent-relay completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName agent-relay -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '' }
  agent-relay completion --complete -- @words 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;

/** The completion script of each shell; all of them ask the program itself, so they never go stale. */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };
