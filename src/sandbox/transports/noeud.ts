import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { join } from 'node:path';
import type { RequeteFil } from '../fil/requete';
import type { HoteExcel } from '../hote';

/** The genuine, unmodified client of Excel for Windows, as published by Microsoft. */
const FICHIER = 'dist/excel-win32-16.01.debug.js';

export interface ExcelCharge {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  /** What `office.js` would have made of `Office.context`. */
  readonly context: { readonly requirements: { isSetSupported(nom: string, version?: string): boolean } };
}

interface Enveloppe {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: RequeteFil };
}

let script: vm.Script | null = null;
function scriptExcel(): vm.Script {
  if (!script) {
    const racine = createRequire(join(process.cwd(), 'package.json')).resolve('@microsoft/office-js/package.json');
    const fichier = join(racine, '..', FICHIER);
    script = new vm.Script(readFileSync(fichier, 'utf8'), { filename: fichier });
  }
  return script;
}

/** Microsoft's `HostBridge`: it must be there before the client is loaded. */
function pont(hote: HoteExcel): { sendMessageToHost(texte: string): void; onMessageFromHost: ((texte: string) => void) | null } {
  const passerelle = {
    onMessageFromHost: null as ((texte: string) => void) | null,
    sendMessageToHost(texte: string): void {
      const { id, type, flags, message } = JSON.parse(texte) as Enveloppe;
      if (type !== 1) return;
      setTimeout(() => {
        const { statut, corps } = hote.traiter(message.body, texte);
        passerelle.onMessageFromHost?.(
          `{"id":${id},"type":2,"flags":${flags},"message":{"statusCode":${statut},"headers":{},"body":${corps}}}`,
        );
      }, 0);
    },
  };
  hote.surMessages((entries) => passerelle.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })));
  return passerelle;
}

/** Loads the client in a context of its own, wired to `hote`. Each call gives a fresh `Excel`. */
export function chargerExcel(hote: HoteExcel): ExcelCharge {
  const context = {
    platform: hote.plateforme === 'web' ? 'OfficeOnline' : 'PC',
    host: 'Excel',
    requirements: { isSetSupported: (nom: string, version = '0') => hote.gere(nom, version) },
    displayLanguage: hote.langue,
    contentLanguage: hote.langue,
  };
  const global: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    Promise,
    performance,
    navigator: { userAgent: 'node' },
    name: '',
    sessionStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    location: { hash: '', search: '', href: 'https://complement.test/', origin: 'https://complement.test', protocol: 'https:' },
    addEventListener: () => undefined,
    _richApiNativeBridge: pont(hote),
    OSF: {
      _OfficeAppFactory: {
        getContext: () => context,
        getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'win32', isDialog: false }),
        getLoadScriptHelper: () => ({ getOfficeJsBasePath: () => '' }),
      },
    },
  };
  global.window = global;
  global.self = global;
  vm.createContext(global);
  scriptExcel().runInContext(global);
  return { Excel: global.Excel as typeof Excel, OfficeExtension: global.OfficeExtension as typeof OfficeExtension, context };
}
