/** The first words of every reason a stop is blocked with; a prompt that holds them is the host's, not the user's. */
export const BLOCK_HEAD = "AgentRelay, before you stop:";
