// Node 20 strips no types, and a thread does not inherit the loader of the process that starts it.
import { register } from 'tsx/esm/api';

register();
await import('./onnx-thread.ts');
