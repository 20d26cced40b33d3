/**
 * LibreOffice kept warm for the tests that recalculate a workbook: 0.1 s for a what-if against 1.5 s for a conversion.
 * It is the second opinion on every formula; the first one is the rule in `domaine`.
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type ValeurLue = string | number | null;

export interface FeuilleLue {
  readonly valeurs: readonly (readonly ValeurLue[])[];
  /** `[row, column, shown text, LibreOffice's code]`, 0-based. */
  readonly erreurs: readonly (readonly [number, number, string, number])[];
}

/** Values one under the other, from a cell; 0-based. */
export interface BlocEcrit {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly valeurs: readonly (string | number | boolean | null)[];
}

export interface Inventorie {
  readonly tables: readonly string[];
  readonly graphiques: Readonly<Record<string, number>>;
  readonly noms: readonly string[];
}

interface Reponse {
  readonly id: number;
  readonly resultat?: unknown;
  readonly erreur?: string;
}

interface Attente {
  readonly tenir: (resultat: unknown) => void;
  readonly rompre: (erreur: Error) => void;
}

const PYTHON = '/usr/bin/python3';
export const MESSAGE_ABSENCE = 'LibreOffice absent : apt-get install libreoffice-calc python3-uno ; tests de recalcul non exécutés';

function cheminDeSoffice(): string | null {
  const reponse = spawnSync('which', ['soffice'], { encoding: 'utf8' });
  return reponse.status === 0 ? reponse.stdout.trim() : null;
}

/**
 * False, with a line on stderr, where LibreOffice or its Python bridge is missing. With `NEGOFLUX_SANS_SAUT=1` (continuous
 * integration) the answer is always true, so that absence shows as a failure.
 */
export function libreOfficePresent(): boolean {
  const present = cheminDeSoffice() !== null && spawnSync(PYTHON, ['-c', 'import uno']).status === 0;
  if (present || process.env['NEGOFLUX_SANS_SAUT'] === '1') return true;
  process.stderr.write(`${MESSAGE_ABSENCE}\n`);
  return false;
}

export class LibreOffice {
  private dernierId = 0;
  private readonly attentes = new Map<number, Attente>();
  private readonly termine: Promise<void>;
  private journal = '';

  constructor(
    private readonly processus: ChildProcessWithoutNullStreams,
    private readonly dossier: string,
  ) {
    createInterface({ input: processus.stdout }).on('line', (ligne) => this.recevoir(ligne));
    processus.stderr.on('data', (bloc: Buffer) => (this.journal += bloc.toString()));
    this.termine = new Promise((tenir) => {
      processus.once('error', (erreur) => (this.journal += erreur.message));
      processus.once('close', () => {
        for (const attente of this.attentes.values()) attente.rompre(new Error(`LibreOffice s’est arrêté : ${this.journal}`));
        this.attentes.clear();
        rmSync(dossier, { recursive: true, force: true, maxRetries: 5 });
        tenir();
      });
    });
  }

  async charger(octets: Uint8Array): Promise<void> {
    const chemin = join(this.dossier, 'classeur.xlsx');
    writeFileSync(chemin, octets);
    await this.demander('charger', chemin);
  }

  async ecrire(feuille: string, adresse: string, valeur: string | number | boolean | null): Promise<void> {
    await this.demander('ecrire', feuille, adresse, valeur);
  }

  async ecrirePlusieurs(blocs: readonly BlocEcrit[]): Promise<void> {
    await this.demander(
      'ecrirePlusieurs',
      blocs.map(({ feuille, ligne, colonne, valeurs }) => [feuille, ligne, colonne, valeurs]),
    );
  }

  async recalculer(): Promise<void> {
    await this.demander('recalculer');
  }

  async lireTout(): Promise<ReadonlyMap<string, FeuilleLue>> {
    return new Map(Object.entries((await this.demander('lireTout')) as Record<string, FeuilleLue>));
  }

  async lireFormule(feuille: string, adresse: string): Promise<string> {
    return (await this.demander('lireFormule', feuille, adresse)) as string;
  }

  async inventorier(): Promise<Inventorie> {
    return (await this.demander('inventorier')) as Inventorie;
  }

  async exporterPdf(chemin: string): Promise<void> {
    await this.demander('exporterPdf', chemin);
  }

  async fermer(): Promise<void> {
    this.processus.stdin.end();
    await this.termine;
  }

  private demander(action: string, ...parametres: unknown[]): Promise<unknown> {
    const id = ++this.dernierId;
    return new Promise((tenir, rompre) => {
      if (this.processus.exitCode !== null) {
        rompre(new Error(`LibreOffice est arrêté : ${this.journal}`));
        return;
      }
      this.attentes.set(id, { tenir, rompre });
      this.processus.stdin.write(`${JSON.stringify({ id, action, arguments: parametres })}\n`);
    });
  }

  private recevoir(ligne: string): void {
    const reponse = JSON.parse(ligne) as Reponse;
    const attente = this.attentes.get(reponse.id);
    this.attentes.delete(reponse.id);
    if (reponse.erreur === undefined) attente?.tenir(reponse.resultat ?? null);
    else attente?.rompre(new Error(reponse.erreur));
  }
}

export async function ouvrirLibreOffice(): Promise<LibreOffice> {
  const soffice = cheminDeSoffice();
  if (soffice === null) throw new Error(MESSAGE_ABSENCE);
  const dossier = mkdtempSync(join(tmpdir(), 'negoflux-libreoffice-'));
  const tube = `negoflux-${randomUUID()}`;
  const processus = spawn(PYTHON, [join(__dirname, 'serveur.py'), soffice, join(dossier, 'profil'), tube]);
  return new LibreOffice(processus, dossier);
}
