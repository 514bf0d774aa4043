import { describe, expect, test } from "vitest";
import { formatLicences } from "../../scripts/licences.ts";

const TERMS = "Permission is hereby granted,\nfree of charge.";

describe("the licences of what is bundled", () => {
  test("names every package with its holder, and each text once", () => {
    const text = formatLicences([
      { title: "a 1.0.0 (MIT)", text: `MIT License\n\nCopyright (c) 2020 Ann\n\n${TERMS}\n` },
      { title: "b 2.0.0 (MIT)", text: `(The MIT License)\r\n\r\nCopyright 2021 Bob\r\n\r\nPermission is hereby granted, free of\r\ncharge.` },
    ]);
    expect(text).toBe(`a 1.0.0 (MIT)\n  Copyright (c) 2020 Ann\nb 2.0.0 (MIT)\n  Copyright 2021 Bob\n\n${TERMS}\n`);
  });

  test("keeps another text apart", () => {
    const text = formatLicences([
      { title: "a 1.0.0 (MIT)", text: TERMS },
      { title: "b 2.0.0 (BSD)", text: "Redistribution is permitted." },
    ]);
    expect(text).toContain(`${"=".repeat(80)}\n\nb 2.0.0 (BSD)\n\nRedistribution is permitted.\n`);
  });

  test("loses nothing of terms that speak of the copyright", () => {
    const text = formatLicences([{ title: "a 1.0.0 (MIT)", text: "The above copyright notice shall be included." }]);
    expect(text).toContain("The above copyright notice shall be included.");
  });
});
