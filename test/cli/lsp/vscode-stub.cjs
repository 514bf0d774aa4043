"use strict";

// Stands in for the module that VS Code gives its extensions: everything is there, nothing happens, and what tests look at is kept.
const disposable = { dispose() {} };
const shown = [];
const settings = {};
const state = { folders: [], shown, settings };

class Anything {
  constructor(...args) {
    this.args = args;
  }
  dispose() {}
}
class EventEmitter {
  event = () => disposable;
  fire() {}
  dispose() {}
}
class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
  }
}
for (const name of ["Empty", "QuickFix", "Refactor", "Source", "SourceFixAll"]) CodeActionKind[name] = new CodeActionKind(name === "Empty" ? "" : name);
class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: () => disposable };
  cancel() {}
  dispose() {}
}
const channel = new Proxy({ name: "AgentRelay" }, { get: (target, key) => target[key] ?? (() => disposable) });
const onAnything = (name) => (String(name).startsWith("on") ? () => disposable : undefined);
const part = (own) => new Proxy(own, { get: (target, key) => target[key] ?? onAnything(key) ?? (() => disposable) });
const uri = (path) => ({ scheme: "file", path, fsPath: path, toString: () => `file://${path}` });

const vscode = {
  EventEmitter,
  CancellationTokenSource,
  CodeActionKind,
  Uri: { file: uri, parse: (text) => uri(text.replace(/^file:\/\//u, "")) },
  Disposable: Object.assign(
    class {
      dispose() {}
    },
    { from: () => disposable },
  ),
  env: { language: "en", appName: "stub", uriScheme: "stub" },
  version: "1.99.0",
  commands: part({}),
  languages: part({ match: () => 10 }),
  window: part({
    createOutputChannel: () => channel,
    showWarningMessage: async (text) => void shown.push(text),
    showErrorMessage: async (text) => void shown.push(text),
    tabGroups: part({ all: [] }),
    visibleTextEditors: [],
    visibleNotebookEditors: [],
  }),
  workspace: part({
    textDocuments: [],
    notebookDocuments: [],
    get workspaceFolders() {
      return state.folders.map((path, index) => ({ uri: uri(path), name: path, index }));
    },
    getConfiguration: () => ({ get: (name, fallback) => settings[name] ?? fallback }),
    createFileSystemWatcher: () => part({}),
  }),
};

module.exports = new Proxy(vscode, {
  get(target, key) {
    if (key === "state") return state;
    if (key in target) return target[key];
    // Enums count up, classes take anything.
    return new Proxy(Anything, { get: (made, name) => made[name] ?? (/^[A-Z]/u.test(String(name)) ? 1 : undefined) });
  },
});
