/** The form in which a kind travels while it is dragged from the palette. */
export const kindFormat = 'application/x-mortise-kind';
