/** Gives the text of a `config.toml` by which Codex asks a scripted model and trusts a folder. The sandbox leaves empty `.git` folders in what may be written, so that the temporary folder that all tests share may not. */
export function codexSettings(url: string, folder: string): string {
  return `model_provider = "rig"
check_for_update_on_startup = false
[analytics]
enabled = false
[sandbox_workspace_write]
exclude_slash_tmp = true
exclude_tmpdir_env_var = true
[model_providers.rig]
name = "rig"
base_url = "${url}/v1"
env_key = "MADE_UP_KEY"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1
[projects.${JSON.stringify(folder)}]
trust_level = "trusted"
`;
}
