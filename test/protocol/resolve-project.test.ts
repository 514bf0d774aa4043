import { describe, expect, test } from "vitest";
import { describeResolution, resolveProject } from "../../src/protocol/resolve-project.ts";

const project = (name: string, path = name): { name: string; path: string } => ({ name, path });
const ALL = [
  project("Payments API", "services/payments"),
  project("web", "apps/web"),
  project("Web", "old/Web"),
  project("docs"),
  project("Straße", "strasse-de"),
  project("🚀", "rocket"),
];

describe("resolveProject", () => {
  test.each([
    ["Payments API", "services/payments"],
    ["payments-api", "services/payments"],
    ["PAYMENTS_API", "services/payments"],
    ["paymentsapi", "services/payments"],
    ["payments", "services/payments"],
    ["services/payments", "services/payments"],
    ["./services/payments/", "services/payments"],
    ["services\\payments", "services/payments"],
    ["web", "apps/web"],
    ["Web", "old/Web"],
    [" docs ", "docs"],
    ["DOCS", "docs"],
    ["🚀", "rocket"],
    ["straße", "strasse-de"],
  ])("finds %j at %j", (query, path) => {
    expect(resolveProject(query, ALL)).toMatchObject({ kind: "found", project: { path } });
  });

  test("gives all of several without guessing", () => {
    const resolution = resolveProject("WEB", ALL);
    expect(resolution).toMatchObject({ kind: "several", projects: [{ path: "apps/web" }, { path: "old/Web" }] });
    expect(describeResolution("WEB", resolution)).toBe("Several projects are called `WEB`: `apps/web`, `old/Web`");
  });

  test("gives both where one's name is another's folder", () => {
    expect(resolveProject("site", [project("site", "x/y"), project("Other", "z/site")])).toMatchObject({ kind: "several" });
  });

  test("counts a project that is listed twice once", () => {
    expect(resolveProject("docs", [project("docs"), project("docs", "./docs/")])).toMatchObject({ kind: "found" });
  });

  test("lists the near ones for a name that nothing has", () => {
    const resolution = resolveProject("paymnts", ALL);
    expect(resolution).toMatchObject({ kind: "none", near: [{ name: "Payments API" }] });
    expect(describeResolution("paymnts", resolution)).toBe("No project is called `paymnts`; near: `Payments API`");
  });

  test.each(["zzzz", "", "---", "✨"])("finds nothing near %j", (query) => {
    expect(resolveProject(query, ALL)).toEqual({ kind: "none", near: [] });
  });

  test("finds nothing where there is no project", () => {
    expect(describeResolution("x", resolveProject("x", []))).toBe("No project is called `x`");
  });
});
