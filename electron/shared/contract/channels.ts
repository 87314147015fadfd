/** The channels between main and the window: requests with their answers, and what the window is told unasked. */
export const REQUEST_CHANNEL = 'voidferry:request';
export const EVENT_CHANNEL = 'voidferry:event';
