/** How a secret looks that is told by something inside it, not by its beginning. */
export interface EmbeddedFormat {
  readonly kind: string;
  /** What stands in every such secret or right before it; where a text has none of it, nothing else is looked at. */
  readonly needs: string;
  /** The whole secret, bounded in length. */
  readonly pattern: RegExp;
}

/** The formats whose sign is in the middle, or a name before them. */
export const EMBEDDED_FORMATS: readonly EmbeddedFormat[] = [
  { kind: "jwt", needs: "eyJ", pattern: /(?<![\w-]|[\w-]\.)eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{20,1000}/g },
  { kind: "telegram-token", needs: ":AA", pattern: /(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { kind: "discord-token", needs: ".", pattern: /(?<![\w-])[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/g },
  { kind: "terraform-token", needs: ".atlasv1.", pattern: /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/g },
  { kind: "azure-client-secret", needs: "Q~", pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}/g },
  { kind: "azure-storage-key", needs: "ccountKey", pattern: /(?<=AccountKey["']?[=:]\s?["']?)[A-Za-z0-9+/]{86}==/gi },
  { kind: "azure-bus-key", needs: "AccessKey=", pattern: /(?<=SharedAccessKey=)[A-Za-z0-9+/]{43}=/g },
  { kind: "azure-sas", needs: "sig=", pattern: /(?<=[?&]sig=)[A-Za-z0-9%]{43,80}/g },
  { kind: "mailchimp-key", needs: "-us", pattern: /(?<!\w)[0-9a-f]{32}-us\d{1,2}(?!\w)/g },
];
