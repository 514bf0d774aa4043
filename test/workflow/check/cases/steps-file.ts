/** A `.relay/steps.yaml` for tests. */
export const STEPS_FILE = `steps:
  docker-build:
    description: Builds the image
    params:
      - { name: image, required: true, description: What it is called }
      - { name: tag, default: latest }
    command: docker build -t "{{image}}:{{tag}}" .
    timeoutMs: 60000
  hello: { command: echo hello, failOnError: false, captureOutput: true }
  deploy: { params: [{ name: place }], command: 'deploy --to {{place}}' }
  branch-off: { type: worktree, params: [{ name: name_of, required: true }], branch: 'x/{{name_of}}', createBranch: true }
  shell: { params: [{ name: script }], command: 'sh -c {{script}}' }
`;
