import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createFile } from "../../disk/files/create-file.ts";
import { readText } from "../../disk/files/read-text.ts";
import { replaceFile } from "../../disk/files/replace-file.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import { formatWorkflowYaml } from "../../workflow/builder/format-workflow-yaml.ts";
import { applyOverrides, type TemplateOverrides } from "./apply-overrides.ts";
import { builtinFolder } from "./builtin-folder.ts";
import { checkTemplate } from "./check-template.ts";
import { fetchTemplate } from "./fetch-template.ts";
import { nameFromSource, templateName } from "./template-name.ts";

/** Where a registry looks. */
export interface TemplateRegistryOptions {
  /** The project's folder; the process's own where omitted. */
  readonly cwd?: string | undefined;
  /** Where installed templates lie, relative to the project; `.relay/workflows` where omitted. */
  readonly templatesDir?: string | undefined;
  /** Where the templates that come with this package lie. */
  readonly builtInDir?: string | undefined;
}

/** What a list of templates says of each. */
export interface TemplateSummary {
  readonly name: string;
  readonly description: string;
  /** Undefined where the template leaves it open. */
  readonly pattern: string | undefined;
  readonly source: "built-in" | "installed";
  /** Absolute path of the file. */
  readonly path: string;
  /** Why the file cannot be used; undefined where it can. */
  readonly problem: string | undefined;
}

/** A template as its file has it. */
export interface TemplateText extends Pick<TemplateSummary, "name" | "source" | "path"> {
  readonly text: string;
}

/** How a template is installed. */
export interface InstallOptions {
  /** Whether another template of the same name may be overwritten; false where omitted. */
  readonly replace?: boolean | undefined;
}

/** What is read of a template at most. */
const MOST_BYTES = 1_048_576;

/** The templates of this package and those that were installed into a project; of two of one name the installed one counts. */
export class TemplateRegistry {
  readonly #cwd: string;
  readonly #folder: string;
  readonly #builtIn: string | undefined;

  constructor({ cwd = process.cwd(), templatesDir = join(".relay", "workflows"), builtInDir }: TemplateRegistryOptions = {}) {
    this.#cwd = resolve(cwd);
    this.#folder = resolve(this.#cwd, templatesDir);
    this.#builtIn = builtInDir;
  }

  /** Lists all templates by name. */
  async listTemplates(): Promise<readonly TemplateSummary[]> {
    const names = new Set([...namesIn(this.#builtInFolder()), ...namesIn(this.#folder)]);
    return await Promise.all([...names].sort().map((name) => this.#summarize(name)));
  }

  /** Whether there is a template of this name. @throws Error where no template may be called so. */
  async hasTemplate(name: string): Promise<boolean> {
    return await Promise.resolve(this.#find(templateName(name)) !== undefined);
  }

  /** Gives a template's file. @throws Error where there is none of that name. */
  async readTemplate(name: string): Promise<TemplateText> {
    const place = this.#find(templateName(name));
    if (place === undefined) {
      const known = [...new Set([...namesIn(this.#folder), ...namesIn(this.#builtInFolder())])].sort().map((one) => `\`${one}\``);
      throw new Error(`Unexpected template \`${name}\`, expected one of ${known.join(", ")}`);
    }
    const file = readText(place.path, MOST_BYTES);
    if (!file.ok) throw new Error(file.problem.message);
    return await Promise.resolve({ name, ...place, text: file.value.text });
  }

  /** Gives a template as a config of your own. @throws Error where there is none of that name; WorkflowError where it is wrong, be it by the overrides. */
  async loadTemplate(name: string, overrides: TemplateOverrides = {}): Promise<RelayYamlConfig> {
    const { text, path } = await this.readTemplate(name);
    const config = checkTemplate(text, path);
    if (Object.keys(overrides).length === 0) return config;
    const changed = applyOverrides(config, overrides);
    return checkTemplate(formatWorkflowYaml(Object(changed) as object), `${name} with overrides`);
  }

  /**
   * Installs a template from an `https:` address or a file, and gives what it is; without a name it gets that of its file. @throws Error where it cannot be read or
   * is another one than the installed one of that name; WorkflowError where it is no workflow that can run.
   */
  async installExternalTemplate(urlOrFile: string, name?: string, { replace = false }: InstallOptions = {}): Promise<TemplateSummary> {
    const called = name === undefined ? nameFromSource(urlOrFile) : templateName(name);
    const text = await fetchTemplate(urlOrFile, this.#cwd);
    checkTemplate(text, urlOrFile);
    this.#keep(join(this.#folder, `${called}.yaml`), text, replace);
    return await this.#summarize(called);
  }

  #keep(path: string, text: string, replace: boolean): void {
    const present = readText(path, MOST_BYTES);
    if (!present.ok && present.problem.code === "not-found") return done(createFile(path, text));
    if (!present.ok) throw new Error(present.problem.message);
    if (present.value.text === text) return;
    if (!replace) throw new Error(`Cannot install "${path}": another template of this name is there. Choose another name, or pass \`{ replace: true }\`.`);
    done(replaceFile({ path, before: present.value.text, after: text }));
  }

  #builtInFolder(): string {
    return this.#builtIn ?? builtinFolder();
  }

  #find(name: string): Pick<TemplateSummary, "source" | "path"> | undefined {
    const places = [
      { source: "installed", folder: this.#folder },
      { source: "built-in", folder: this.#builtInFolder() },
    ] as const;
    for (const { source, folder } of places)
      for (const ending of ENDINGS) {
        const path = join(folder, `${name}${ending}`);
        if (existsSync(path)) return { source, path };
      }
    return undefined;
  }

  async #summarize(name: string): Promise<TemplateSummary> {
    const { text, ...place } = await this.readTemplate(name);
    try {
      const { description = "", swarm } = checkTemplate(text, place.path);
      return { ...place, description, pattern: swarm?.pattern, problem: undefined };
    } catch (error) {
      return { ...place, description: "", pattern: undefined, problem: error instanceof Error ? error.message : String(error) };
    }
  }
}

const ENDINGS = [".yaml", ".yml"];

/** Names that are no template's, such as those of hidden files, are passed over. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((file) => /^([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?)\.ya?ml$/iu.exec(file)?.[1] ?? []);
  } catch {
    return [];
  }
}

function done(result: { readonly ok: true } | { readonly ok: false; readonly problem: { readonly message: string } }): void {
  if (!result.ok) throw new Error(result.problem.message);
}
