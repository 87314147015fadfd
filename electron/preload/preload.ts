import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../shared/contract/channels.ts';

/** All that the page can reach: it may ask, and be told. What is allowed is decided in the main process. */
contextBridge.exposeInMainWorld('voidferry', {
  request: (name: unknown, input: unknown) => ipcRenderer.invoke(REQUEST_CHANNEL, { name, input }),
  subscribe: (listener: (event: unknown) => void) => {
    const forward = (_event: unknown, told: unknown) => listener(told);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward);
    };
  },
});
