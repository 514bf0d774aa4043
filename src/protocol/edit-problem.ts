/** Why a text could not be changed in place. */
export interface EditProblem {
  /** `no-place`: the text has nowhere to write this (adopt it first); `not-found`: what was named is not there; `broken`: the place is damaged, such as by a half marker. */
  readonly code: "no-place" | "not-found" | "broken";
  /** One sentence in the house's grammar: `Cannot write the owner: there is no field table`. */
  readonly message: string;
}
