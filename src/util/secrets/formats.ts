/** How the secrets of one issuer look: one of some beginnings that say what it is, and a rest of letters at random. */
export interface SecretFormat {
  readonly kind: string;
  /** What it begins with; kept when it is redacted, since it is the same for everybody. */
  readonly starts: readonly string[];
  /** The rest, as the source of a regular expression whose length is bounded. */
  readonly rest: string;
  /** Whether the last six letters of a rest of 36 are the base62 of the crc32 of the others; then no other sign of chance is asked for. */
  readonly summed?: true;
}

/**
 * The formats that are told by their beginning. Sources: the issuers' pages on their tokens, as far as they publish the form; lengths are lower bounds where the issuer reserves the
 * right to lengthen them. Of two formats with the same beginning the first that fits counts.
 */
export const FORMATS: readonly SecretFormat[] = [
  { kind: "github-token", starts: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], rest: "[A-Za-z0-9]{36,255}", summed: true },
  { kind: "github-token", starts: ["ghs_"], rest: String.raw`\d{1,12}_eyJ[\w.-]{40,600}` },
  { kind: "github-token", starts: ["github_pat_"], rest: "[A-Za-z0-9]{22}_[A-Za-z0-9]{59}" },
  {
    kind: "gitlab-token",
    starts: ["glpat-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glsoat-", "gloas-", "glagent-"],
    rest: String.raw`[\w-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{7,9})?`,
  },
  { kind: "aws-access-key", starts: ["AKIA", "ASIA", "ABIA", "ACCA"], rest: "[A-Z2-7]{16}" },
  { kind: "slack-token", starts: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.xoxp-", "xoxe.xoxb-", "xapp-"], rest: "[A-Za-z0-9-]{28,300}" },
  {
    kind: "slack-webhook",
    starts: ["https://hooks.slack.com/services/", "https://hooks.slack.com/workflows/", "https://hooks.slack.com/triggers/"],
    rest: String.raw`[\w/]{36,90}`,
  },
  { kind: "discord-webhook", starts: ["https://discord.com/api/webhooks/", "https://discordapp.com/api/webhooks/"], rest: String.raw`\d{17,20}/[\w-]{60,90}` },
  { kind: "stripe-key", starts: ["sk_live_", "sk_test_", "rk_live_", "rk_test_"], rest: "[A-Za-z0-9]{24,250}" },
  { kind: "webhook-secret", starts: ["whsec_"], rest: "[A-Za-z0-9+/=]{24,100}" },
  {
    kind: "anthropic-key",
    starts: ["sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-ort01-", "sk-ant-sid01-", "sk-ant-"],
    rest: String.raw`[\w-]{40,200}`,
  },
  { kind: "openrouter-key", starts: ["sk-or-v1-"], rest: "[0-9a-f]{64}" },
  { kind: "openai-key", starts: ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-", "sk-"], rest: String.raw`[\w-]{20,100}T3BlbkFJ[\w-]{20,100}` },
  { kind: "openai-key", starts: ["sk-proj-", "sk-svcacct-", "sk-admin-"], rest: String.raw`[\w-]{40,250}` },
  { kind: "langfuse-key", starts: ["sk-lf-"], rest: "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}" },
  { kind: "api-key", starts: ["sk-"], rest: "[A-Za-z0-9]{32,100}" },
  { kind: "google-api-key", starts: ["AIza"], rest: String.raw`[\w-]{35}` },
  { kind: "google-oauth-secret", starts: ["GOCSPX-"], rest: String.raw`[\w-]{28}` },
  { kind: "google-access-token", starts: ["ya29."], rest: String.raw`[\w-]{30,1000}` },
  { kind: "google-refresh-token", starts: ["1//0"], rest: String.raw`[\w-]{40,200}` },
  { kind: "npm-token", starts: ["npm_"], rest: "[A-Za-z0-9]{36}", summed: true },
  { kind: "pypi-token", starts: ["pypi-AgE"], rest: String.raw`[\w-]{50,1000}` },
  { kind: "crates-token", starts: ["cio"], rest: "[A-Za-z0-9]{32}" },
  { kind: "rubygems-key", starts: ["rubygems_"], rest: "[0-9a-f]{48}" },
  { kind: "nuget-key", starts: ["oy2"], rest: "[a-z0-9]{43}" },
  { kind: "docker-token", starts: ["dckr_pat_", "dckr_oat_"], rest: String.raw`[\w-]{27,32}` },
  { kind: "hugging-face-token", starts: ["hf_", "api_org_"], rest: "[A-Za-z0-9]{34,40}" },
  { kind: "groq-key", starts: ["gsk_"], rest: "[A-Za-z0-9]{52}" },
  { kind: "xai-key", starts: ["xai-"], rest: "[A-Za-z0-9]{70,90}" },
  { kind: "perplexity-key", starts: ["pplx-"], rest: "[A-Za-z0-9]{40,64}" },
  { kind: "replicate-token", starts: ["r8_"], rest: "[A-Za-z0-9]{37}" },
  { kind: "langsmith-key", starts: ["lsv2_pt_", "lsv2_sk_"], rest: "[0-9a-f]{32}_[0-9a-f]{10}" },
  { kind: "twilio-key", starts: ["SK"], rest: "[0-9a-f]{32}" },
  { kind: "sendgrid-key", starts: ["SG."], rest: String.raw`[\w-]{22}\.[\w-]{43}` },
  { kind: "mailgun-key", starts: ["key-"], rest: "[0-9a-f]{32}" },
  { kind: "brevo-key", starts: ["xkeysib-", "xsmtpsib-"], rest: "[0-9a-f]{64}-[A-Za-z0-9]{16}" },
  { kind: "resend-key", starts: ["re_"], rest: "[A-Za-z0-9]{8}_[A-Za-z0-9]{20,30}" },
  { kind: "digitalocean-token", starts: ["dop_v1_", "doo_v1_", "dor_v1_"], rest: "[0-9a-f]{64}" },
  { kind: "heroku-token", starts: ["HRKU-AA"], rest: String.raw`[\w-]{58}` },
  { kind: "cloudflare-token", starts: ["v1.0-"], rest: "[0-9a-f]{24}-[0-9a-f]{146}" },
  { kind: "databricks-token", starts: ["dapi"], rest: String.raw`[0-9a-f]{32}(?:-\d)?` },
  { kind: "fly-token", starts: ["FlyV1 ", "fm2_", "fo1_"], rest: String.raw`[\w+/=,-]{43,1000}` },
  { kind: "supabase-key", starts: ["sbp_", "sb_secret_"], rest: String.raw`[\w-]{31,60}` },
  { kind: "planetscale-token", starts: ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"], rest: String.raw`[\w.-]{32,64}` },
  { kind: "netlify-token", starts: ["nfp_"], rest: "[A-Za-z0-9]{36}" },
  { kind: "shopify-token", starts: ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_"], rest: "[0-9a-fA-F]{32}" },
  { kind: "linear-key", starts: ["lin_api_", "lin_oauth_"], rest: "[A-Za-z0-9]{40,64}" },
  { kind: "notion-token", starts: ["ntn_"], rest: "[A-Za-z0-9]{40,50}" },
  { kind: "figma-token", starts: ["figd_"], rest: String.raw`[\w-]{40,60}` },
  { kind: "atlassian-token", starts: ["ATATT3", "ATCTT3", "ATBB"], rest: String.raw`[\w=-]{28,300}` },
  { kind: "airtable-token", starts: ["pat"], rest: String.raw`[A-Za-z0-9]{14}\.[0-9a-f]{64}` },
  { kind: "postman-key", starts: ["PMAK-"], rest: "[0-9a-f]{24}-[0-9a-f]{34}" },
  { kind: "grafana-token", starts: ["glsa_"], rest: "[A-Za-z0-9]{32}_[0-9a-f]{8}" },
  { kind: "grafana-token", starts: ["glc_eyJ"], rest: "[A-Za-z0-9+/=]{32,400}" },
  { kind: "new-relic-key", starts: ["NRAK-"], rest: "[A-Z0-9]{27}" },
  { kind: "sentry-token", starts: ["sntrys_eyJ"], rest: String.raw`[\w+/=]{80,400}` },
  { kind: "sentry-token", starts: ["sntryu_"], rest: "[0-9a-f]{64}" },
  { kind: "sonar-token", starts: ["sqp_", "squ_", "sqa_"], rest: "[0-9a-f]{40}" },
  { kind: "square-token", starts: ["EAAA"], rest: String.raw`[\w-]{60}` },
  { kind: "square-token", starts: ["sq0atp-", "sq0csp-"], rest: String.raw`[\w-]{22,43}` },
  { kind: "buildkite-token", starts: ["bkua_"], rest: "[0-9a-f]{40}" },
  { kind: "circleci-token", starts: ["CCIPAT_"], rest: String.raw`[\w-]{40,80}` },
  { kind: "tailscale-key", starts: ["tskey-auth-", "tskey-api-", "tskey-client-"], rest: "[A-Za-z0-9]{10,20}-[A-Za-z0-9]{20,40}" },
  { kind: "posthog-key", starts: ["phx_"], rest: "[A-Za-z0-9]{43,50}" },
  { kind: "vault-token", starts: ["hvs.", "hvb.", "hvr."], rest: String.raw`[\w-]{24,300}` },
  { kind: "doppler-token", starts: ["dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."], rest: "[A-Za-z0-9]{40,44}" },
  { kind: "doppler-token", starts: ["dp.st."], rest: String.raw`(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}` },
  { kind: "pulumi-token", starts: ["pul-"], rest: "[0-9a-f]{40}" },
  { kind: "artifactory-key", starts: ["AKCp"], rest: "[A-Za-z0-9]{69}" },
  { kind: "onepassword-token", starts: ["ops_eyJ"], rest: "[A-Za-z0-9+/=]{200,1500}" },
  { kind: "age-key", starts: ["AGE-SECRET-KEY-1"], rest: "[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}" },
];
