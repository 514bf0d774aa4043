/** The shell that commands are written for, for `spawn`: by its path where every system has it there (POSIX), since each folder of PATH that is looked through costs a failed start. */
export const SHELL = process.platform === "win32" ? "sh" : "/bin/sh";
