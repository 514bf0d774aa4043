/** Workflows in the shapes of public files, in our own words: what such files hold must have no error here. `{{task}}` is given by the caller. */
export const REAL_FORMS: Readonly<Record<string, string>> = {
  "a night of squads: folded commands, barriers, channels and roles with braces": `version: '1.0'
name: night-shift
description: >
  Two squads work on a list.

  - Planning, building, checking
swarm:
  pattern: hierarchical
  maxConcurrency: 5
  timeoutMs: 86400000 # a whole day
  channel: night-shift
  idleNudge:
    nudgeAfterMs: 600000
    escalateAfterMs: 600000
    maxNudges: 3
agents:
  - name: planner
    cli: claude
    channels: [night-shift, planning]
    role: >
      Reads the list and says who does what.
    constraints:
      model: opus
  - name: left-lead
    cli: claude
    channels: [left, night-shift]
    role: 'Leads the left squad on #left.'
  - name: left-hand
    cli: codex
    role: 'Builds what {{steps.left.output}} says.'
    interactive: false
    constraints: { model: gpt-5.3-codex }
  - name: guard
    cli: gemini
    role: Looks for holes
    interactive: false
workflows:
  - name: night
    onError: continue
    preflight:
      - command: test -f "\${LIST:-list.json}"
        description: 'The list is there'
      - command: git status --porcelain
        failIf: non-empty
      - command: git rev-parse --abbrev-ref HEAD
        captureOutput: true
    steps:
      - name: plan
        type: agent
        agent: planner
        task: |
          Read \${LIST:-list.json} and choose; post PLAN to #night-shift.
        verification: { type: output_contains, value: PLAN }
        retries: 1
      - name: branch
        type: deterministic
        dependsOn: [plan]
        command: >
          git checkout -b "night/$(date +%Y%m%d)" 2>/dev/null ||
          git checkout "night/$(date +%Y%m%d)"
        captureOutput: true
      - name: left
        agent: left-lead
        dependsOn: [branch]
        task: |
          The plan: {{steps.plan.output}}

          FIRST: <what the first hand does>
      - name: left-one
        agent: left-hand
        dependsOn: [left]
        task: |
          Do FIRST of:
          {{steps.left.output}}
      - name: gate
        type: deterministic
        dependsOn: [left-one]
        command: >-
          cd packages/core && { npx vitest run 2>&1; echo "EXIT:$?"; } | tail -60 &&
          awk '/start/,/^  \\}$/{print NR": "$0}' src/run.ts | head -80 || echo RED
        captureOutput: true
        failOnError: false
      - name: audit
        agent: guard
        dependsOn: [gate]
        task: |
          Look at git diff main; tests: {{steps.gate.output}}; plan: {{steps.plan.output}}
        verification: { type: output_contains, value: 'AUDIT:' }
        maxIterations: 2
      - name: push
        type: deterministic
        dependsOn: [audit]
        command: >
          git add -A && git commit -m "night $(date +%F)" && git push -u origin HEAD 2>&1 ||
          echo NOTHING
        failOnError: false
coordination:
  barriers:
    - name: left-done
      waitFor: [left-one]
      timeoutMs: 7200000
    - name: gates-done
      waitFor: [gate, audit]
state: { backend: memory, ttlMs: 86400000 }
errorHandling:
  strategy: continue
  maxRetries: 1
  retryDelayMs: 10000
  notifyChannel: night-shift
trajectories: { enabled: true, reflectOnBarriers: true, reflectOnConverge: true, autoDecisions: true }
`,
  "a review loop with rights by object, and braces of other languages in a task": `version: "1.0"
name: loop
swarm: { pattern: review-loop, maxConcurrency: 4, timeoutMs: 3600000, channel: swarm-loop }
agents:
  - name: maker
    cli: claude
    permissions: { access: full }
  - name: critic
    cli: codex
    permissions: { access: readonly, files: { deny: ['.env*'] }, exec: ['npm test'] }
    interactive: false
workflows:
  - name: loop
    onError: fail
    steps:
      - name: make
        agent: maker
        task: |
          Do this: {{task}}
          Write <div style={{ color: 'red' }}>, and in the workflow file \${{ secrets.TOKEN }}.
      - { name: diff, type: deterministic, dependsOn: [make], command: 'git diff HEAD~1 2>/dev/null || git diff || echo none' }
      - name: images
        type: deterministic
        dependsOn: [make]
        command: docker ps --format '{{.Names}} {{.Status}}' | head -3
      - name: review
        agent: critic
        dependsOn: [diff, images]
        task: "Judge:\\n{{steps.diff.output}}\\n{{steps.images.output}}"
        verification: { type: output_contains, value: 'REVIEW:' }
      - name: address
        agent: maker
        dependsOn: [review]
        task: "Of {{task}} this is left: {{steps.review.output}}"
        maxIterations: 3
coordination: { consensusStrategy: unanimous }
`,
  "several repositories by name, and files outside of them in commands": `version: '1.0'
name: across
paths:
  - { name: server, path: /home/me/server, description: The server }
  - { name: web, path: ../web, required: false }
swarm: { pattern: dag, channel: across }
agents:
  - { name: reader, cli: claude, preset: worker, role: Reads code }
workflows:
  - name: across
    preflight: [{ command: 'mkdir -p /tmp/across && rm -f /tmp/across/done' }]
    steps:
      - { name: look, agent: reader, workdir: server, task: Say what this is, verification: { type: output_contains, value: server } }
      - name: compare
        agent: reader
        workdir: web
        dependsOn: [look]
        task: |
          The other one: {{steps.look.output}}
        verification: { type: file_exists, value: notes/compare.md }
      - name: collect
        type: deterministic
        dependsOn: [compare]
        command: |
          missing=0
          for f in notes/compare.md /tmp/across/done; do
            if [ ! -f "$f" ]; then echo "MISSING: $f"; missing=$((missing+1)); fi
          done
          [ $missing -gt 0 ] && exit 1
          printf '%s\\n' "{{steps.compare.output}}" >> /tmp/across/done
          cat <<'EOF'
          {{steps.look.output}}
          EOF
`,
  "rights by name, steps with rights of their own, and a program in a command": `version: '1.0'
name: rights
permissions:
  profiles:
    look: { access: readonly, files: { deny: ['.env*', 'secrets/**'] } }
    build: { access: restricted, files: { read: ['src/**'], write: ['src/**'] }, exec: ['npm test', 'node scripts/'] }
  default: look
agents:
  - { name: architect, cli: claude, permissions: look }
  - { name: builder, cli: codex, interactive: false, permissions: build }
workflows:
  - name: deliver
    onError: retry
    steps:
      - { name: plan, type: agent, agent: architect, task: 'Plan {{task}}' }
      - name: build
        agent: builder
        dependsOn: [plan]
        permissions: { access: restricted, files: { write: ['src/lib/**'] } }
        task: "{{steps.plan.output}}"
        verification: { type: exit_code, value: '0' }
      - name: check
        type: deterministic
        dependsOn: [plan]
        command: >-
          node -e "
          const fs=require('fs');
          const all=['a','b'].flatMap(d=>fs.existsSync(d)?fs.readdirSync(d).map(f=>{try{return f;}catch{return null;}}):[]);
          if(!all.length){console.error('none');process.exit(1);}
          "
`,
};
