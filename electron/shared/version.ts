/** The version of Voidferry, as receipts name it. Equal to package.json (tested). */
export const VERSION = '0.1.0';
