import { buildKnowledge } from './build-knowledge.ts';
import { buildServer } from './build-server.ts';
import { buildWeb } from './build-web.ts';

/** Everything that `npm start` serves; what is fresh stays as it is. */
if ((await buildWeb()) === 'built') console.log('Built the front ends into web/dist.');
if ((await buildServer()) === 'built') console.log('Built the service into build/server.');
if ((await buildKnowledge()) === 'built') console.log('Read the knowledge into build/knowledge.');
