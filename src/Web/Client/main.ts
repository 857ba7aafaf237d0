import { render } from 'lit-html';
import { FamilyChat } from './app/app';
import { unfoldForPrinting } from './app/printing';
import { shell } from './app/shell';
import { listenForShortcuts } from './app/shortcuts';
import { registerWorker } from './app/worker';

const root = document.getElementById('root')!;
const app = new FamilyChat((a) => render(shell(a), root));
listenForShortcuts(app);
unfoldForPrinting();
void app.start();
void registerWorker();
