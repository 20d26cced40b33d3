/**
 * `npm run bench [-- --lignes N] [-- --seule lecture|lots|hote|et-si]`: what reading, writing and a what-if cost on an inventory of 300 000 rows and fifteen columns.
 * Each part runs in a process of its own, so that no memory is counted twice; what is compared is always measured in one process.
 * Times are of the machine; ratios, counts and sizes are what to compare from one day to another. The last line is JSON.
 */
import { spawnSync } from 'node:child_process';
import { mesurerEtSi } from './et-si';
import type { Deroule } from './etapes';
import { mesurerHote } from './hote';
import { mesurerLecture } from './lecture';
import { mesurerLots } from './lots';

const LIGNES = 300_000;
const PETIT = 3_000;
const LIMITE_WEB = 5 * 1024 * 1024;

const PARTIES: Readonly<Record<string, (lignes: number) => Promise<object>>> = {
  lecture: mesurerLecture,
  lots: mesurerLots,
  hote: mesurerHote,
  'et-si': mesurerEtSi,
};

type Mesures = Record<string, number> & { readonly [cle: string]: unknown };

function option(nom: string): string | null {
  const rang = process.argv.indexOf(`--${nom}`);
  return rang < 0 ? null : (process.argv[rang + 1] ?? null);
}

function lancer<T>(partie: string, lignes: number): T {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx', __filename, '--partie', partie, '--lignes', String(lignes)],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`La partie « ${partie} » a échoué :\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}

const nombre = (valeur: number, decimales = 0): string =>
  valeur.toLocaleString('fr-FR', { minimumFractionDigits: decimales, maximumFractionDigits: decimales });
const mo = (octets: number): string => `${nombre(octets / 1024 / 1024, 2)} Mo`;

interface Lecture {
  readonly lignes: number;
  readonly colonnes: number;
  readonly logements: number;
  readonly constats: number;
  readonly anomalies: number;
  readonly ms: Record<string, number>;
  readonly rapports: Record<string, number>;
  readonly picMo: number;
}
interface Lots {
  readonly texte: Deroule;
  readonly rpls: Deroule;
  readonly lecture: Deroule;
  readonly etude: Deroule;
  readonly plan: Deroule;
  readonly ecriture: Deroule;
  readonly miseAJour: Deroule;
  readonly picMo: number;
}
interface Echange {
  readonly syncs: number;
  readonly octets: number;
  readonly plusGrandeRequete: number;
  readonly plusGrandeReponse: number;
  readonly ms: number;
}
interface Hote {
  readonly lecture: Echange;
  readonly ecriture: Echange;
  readonly planMs: number;
  readonly calculMs: number;
  readonly cellulesCalculees: number;
  readonly comparees: number;
  readonly ecarts: number;
  readonly picAvantCalcul: number;
  readonly picMo: number;
}

function direLecture({ lignes, colonnes, logements, constats, anomalies, ms, rapports, picMo }: Lecture): void {
  console.log(
    `Validation et lecture : ${nombre(lignes)} lignes × ${colonnes} colonnes, ${nombre(logements)} logements, ${nombre(anomalies)} anomalies`,
  );
  console.log(
    `  cellules = la forme de chaque cellule, ce que font aussi ajv et zod ; validation = toutes les règles et leurs ${nombre(constats)} constats, ` +
      'doublons compris ; lecture = validation + un logement par ligne + une phrase par constat',
  );
  console.log(
    `  temps processeur (ms) : ${Object.entries(ms)
      .map(([nom, valeur]) => `${nom} ${nombre(valeur)}`)
      .join(' · ')}`,
  );
  console.log(
    `  rapports : ${Object.entries(rapports)
      .map(([nom, valeur]) => `${nom} ${nombre(valeur, 2)}`)
      .join(' · ')}`,
  );
  console.log(`  pic mémoire ${nombre(picMo)} Mo`);
}

function direLots({ picMo, ...travaux }: Lots): void {
  console.log('Plus longue étape sans rendre la main (ramasse-miettes compris, puis hors ramasse-miettes) :');
  for (const [nom, { ms, etapes, plusLongueMs, plusLongueSansGcMs, longues, longuesSansGc }] of Object.entries(travaux)) {
    console.log(
      `  ${nom} : ${nombre(plusLongueMs)} ms, puis ${nombre(plusLongueSansGcMs)} ms ; étapes de plus de 50 ms : ${nombre(longues)}, ` +
        `puis ${nombre(longuesSansGc)}, sur ${nombre(etapes)} ; ${nombre(ms)} ms en tout`,
    );
  }
  console.log(`  pic mémoire ${nombre(picMo)} Mo`);
}

function direEchange(nom: string, { syncs, octets, plusGrandeRequete, plusGrandeReponse, ms }: Echange): void {
  const pire = Math.max(plusGrandeRequete, plusGrandeReponse);
  console.log(
    `${nom} : ${syncs} context.sync(), ${mo(octets)}, plus grande requête ${mo(plusGrandeRequete)}, plus grande réponse ${mo(plusGrandeReponse)} ` +
      `(${pire < LIMITE_WEB ? 'sous' : 'AU-DELÀ de'} 5 Mo), ${nombre(ms)} ms`,
  );
}

async function principal(): Promise<void> {
  const lignes = Number(option('lignes') ?? LIGNES);
  const partie = option('partie');
  if (partie !== null) {
    const mesurer = PARTIES[partie];
    if (mesurer === undefined) throw new Error(`Partie inconnue : ${partie}`);
    console.log(JSON.stringify(await mesurer(lignes)));
    return;
  }
  const seule = option('seule');
  if (seule !== null) {
    const mesures = lancer<object>(seule, lignes);
    if (seule === 'lecture') direLecture(mesures as Lecture);
    if (seule === 'lots') direLots(mesures as Lots);
    console.log(JSON.stringify({ [seule]: mesures }));
    return;
  }
  const lecture = lancer<Lecture>('lecture', lignes);
  direLecture(lecture);
  const lots = lancer<Lots>('lots', lignes);
  direLots(lots);
  const hote = lancer<Hote>('hote', lignes);
  direEchange('Lire par office.js', hote.lecture);
  direEchange('Écrire par office.js', hote.ecriture);
  console.log(
    `  plan ${nombre(hote.planMs)} ms · pic mémoire, hôte compris : ${nombre(hote.picAvantCalcul)} Mo avant calcul, ${nombre(hote.picMo)} Mo après`,
  );
  console.log(
    `  premier calcul du bac à sable : ${nombre(hote.cellulesCalculees)} formules en ${nombre(hote.calculMs)} ms ; ` +
      `${nombre(hote.comparees)} comparées aux règles, ${nombre(hote.ecarts)} écart(s)`,
  );
  const petit = lancer<Mesures>('et-si', Math.min(PETIT, lignes));
  const grand = lancer<Mesures>('et-si', lignes);
  const etSi = {
    petit,
    grand,
    rapportDesCellules: (grand.cellulesRefaites ?? 0) / (petit.cellulesRefaites ?? 1),
    rapportDesTemps: (grand.ms ?? 0) / Math.max(1, petit.ms ?? 1),
  };
  console.log(
    `Et si ? (un taux de rotation saisi) : ${nombre(petit.cellulesRefaites ?? 0)} formules refaites à ${nombre(petit.lignes ?? 0)} lignes, ` +
      `${nombre(grand.cellulesRefaites ?? 0)} à ${nombre(grand.lignes ?? 0)} lignes (dont Biens ${grand.dontBiens}, Comptage ${grand.dontComptage}) ; ` +
      `rapport des formules ${nombre(etSi.rapportDesCellules, 2)}, rapport des temps ${nombre(etSi.rapportDesTemps, 2)} (${petit.ms} et ${grand.ms} ms)`,
  );
  console.log(JSON.stringify({ lecture, lots, hote, etSi }));
}

principal().catch((erreur: unknown) => {
  console.error(erreur);
  process.exitCode = 1;
});
