/** The class that gives a layer its colour: yellow for one's own, green for the body's, violet for a group's. */
export const toneOf = (audience: string): 'private' | 'body' | 'group' =>
  audience === 'private' || audience === 'body' ? audience : 'group'
