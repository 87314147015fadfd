import { ipcMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/contract/channels.ts';
import type { Handlers, RequestName } from '../../shared/contract/contract.ts';
import { isOwnFrame } from '../own-frame.ts';
import { answerRequest, refuseSender } from './answer-request.ts';

/** Lets the window, and nobody else, make the requests of the contract. */
export function routeRequests(handlers: Handlers<RequestName>): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, message: unknown) =>
    isOwnFrame(event.senderFrame) ? answerRequest(message, handlers) : refuseSender(),
  );
}
