import { readFileSync } from 'node:fs';
import path from 'node:path';
import { genererPlan } from '../../src/classeur/generer-plan';
import { estFormule, type Plan } from '../../src/classeur/plan';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { INDICATEURS_DE_CODES, MASQUE } from '../../src/domaine/lecture/donnees-personnelles';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { valeurAEcrire } from '../../src/excel/ecrire-table';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import { interpreterSaisie } from '../../src/sandbox/modele';
import { hasardDe, MUTATIONS, type Grille } from './mutations';
import { muter } from './muter';
import { verifierAucunePerte } from './verifier-pertes';

const NOMBRE = 10_000;
const PLANS = 100;
const ENTETE = 3;
const referentiel = chargerReferentielNode();
const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const META = { version: '1', feuilleSource: 'Export', date: '2026-01-01' };
let saine: readonly (readonly ValeurCellule[])[] = [];

beforeAll(async () => {
  const classeur = await lireClasseur(readFileSync(path.join(__dirname, '../../assets/inventaire-exemple.xlsx')));
  saine = classeur.feuilles[0]?.valeurs ?? [];
  expect(saine[ENTETE]).toContain('Dépt');
});

const lire = (grille: Grille): Inventaire => lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS);

/** What the seed did is the first thing to know of a failure. */
function avecGraine<T>(graine: number, subies: readonly string[], travail: () => T): T {
  try {
    return travail();
  } catch (cause) {
    throw new Error(`inventaire ${graine} (${subies.join(', ')})`, { cause });
  }
}

/** Every row is a dwelling or set aside with its reason, once; what a dwelling could not say is in an anomaly. */
function verifierComptes(grille: Grille, { lignesLues, biens, ecartees, anomalies }: Inventaire): void {
  const vues = [...biens, ...ecartees].map(({ ligneSource }) => ligneSource).sort((a, b) => a - b);
  const perdues = vues.length !== grille.length || vues.some((ligne, rang) => ligne !== rang + 1) || lignesLues !== grille.length;
  if (perdues) throw new Error(`${lignesLues} lignes lues, ${biens.length} gardées, ${ecartees.length} écartées, ${grille.length} données`);
  for (const { ligneSource, raison } of ecartees) {
    const vide = (grille[ligneSource - 1] ?? []).every(
      (valeur) =>
        valeur === null ||
        String(valeur)
          .trim()
          .replace(/[\u200b\ufeff]/g, '') === '',
    );
    if (vide !== (raison === 'vide')) throw new Error(`ligne ${ligneSource} écartée comme ${raison}`);
  }
  for (const { ligneSource, message } of anomalies) {
    if (ligneSource < 1 || ligneSource > Math.max(1, grille.length)) throw new Error(`anomalie hors de la feuille : ${ligneSource}`);
    if (!/^(Cellule [A-Z]+\d+|Ligne \d+) : /.test(message)) throw new Error(`message sans cellule : ${message}`);
  }
}

test(`${NOMBRE} inventaires mutés se lisent sans échec : lignes lues = lignes gardées + lignes signalées`, () => {
  let gardees = 0;
  let suivis = 0;
  for (let graine = 1; graine <= NOMBRE; graine += 1) {
    const mutee = muter(saine, ENTETE, graine);
    avecGraine(graine, mutee.subies, () => {
      const correspondance = reconnaitreColonnes(mutee.grille);
      const inventaire = lireInventaire(mutee.grille, correspondance, OPTIONS);
      verifierComptes(mutee.grille, inventaire);
      suivis += verifierAucunePerte(mutee, correspondance, inventaire);
      gardees += inventaire.biens.length;
    });
  }
  // Mutations must leave something to read, or nothing would be proved.
  expect(gardees).toBeGreaterThan(NOMBRE * 5);
  expect(suivis).toBeGreaterThan(NOMBRE * 5);
}, 180_000);

test('chaque mutation, seule et répétée, se lit', () => {
  for (const [nom, mutation] of Object.entries(MUTATIONS)) {
    for (let graine = 1; graine <= 20; graine += 1) {
      const grille = saine.slice(0, 30).map((ligne) => [...ligne]);
      const hasard = hasardDe(graine);
      for (let fois = 0; fois < 5 && grille.length > 0; fois += 1) mutation(grille, hasard);
      avecGraine(graine, [nom], () => verifierComptes(grille, lire(grille)));
    }
  }
});

/** Contents that come from data, as the carrier would write them; formulas of ours apart. */
function* textesEcrits({ feuilles }: Plan): Generator<readonly [ou: string, valeur: string, enTexte: boolean]> {
  for (const { nom, cellules, tables } of feuilles) {
    for (const { contenu, format } of cellules) if (typeof contenu === 'string') yield [nom, contenu, format === 'texte'];
    for (const table of tables) {
      for (const ligne of table.lignes) {
        for (const [rang, cellule] of ligne.entries()) {
          const colonne = table.colonnes[rang];
          if (colonne?.formule !== undefined || estFormule(cellule) || typeof cellule !== 'string') continue;
          yield [`${table.nom}[${colonne?.entete ?? ''}]`, cellule, colonne?.format === 'texte'];
        }
      }
    }
  }
}

test(`${PLANS} de ces inventaires donnent un plan, où aucun texte de l’inventaire ne devient une formule ni ne révèle une personne`, () => {
  let textes = 0;
  for (let graine = 1; graine <= PLANS; graine += 1) {
    const { grille, subies } = muter(saine, ENTETE, graine * 97);
    avecGraine(graine * 97, subies, () => {
      const { inventaire, dossier } = etudier(grille, reconnaitreColonnes(grille), OPTIONS, MEMOIRE_VIDE);
      const plan = genererPlan(inventaire, completerHypotheses({}, inventaire, 2026), META, dossier);
      for (const [ou, texte, enTexte] of textesEcrits(plan)) {
        textes += 1;
        // The most dangerous of the two formats: a cell that does not say text.
        for (const format of enTexte ? ['@', undefined] : [undefined]) {
          const ecrit = interpreterSaisie(valeurAEcrire(texte, enTexte && format === '@'), format);
          if (typeof ecrit === 'object') throw new Error(`${ou} : « ${texte.slice(0, 40)} » devient une formule`);
        }
        if (/a\.durand@|06 12 34 56 78|255081416802538/.test(texte)) throw new Error(`${ou} recopie une donnée personnelle`);
      }
    });
  }
  expect(textes).toBeGreaterThan(PLANS * 50);
});

const PERSONNELLES = [
  'a.durand@exemple.fr',
  '06 12 34 56 78',
  '05.61.22.33.44',
  '2.55.08.14.168.025.38',
  '255081416802538',
  'Mme Durandeau Alice',
  'loge 0561223344',
];
const TRACES_DE_PERSONNE = /a\.durand@|06 12 34|05\.61\.22|168\.025|255081416802538|Durandeau|0561223344/;

test('une donnée personnelle posée dans chaque colonne ne revient dans aucune cellule du classeur, dossier compris', () => {
  const largeur = saine[ENTETE]?.length ?? 0;
  const donnees = saine.slice(0, ENTETE + 1 + largeur * PERSONNELLES.length).map((ligne) => [...ligne]);
  const codes = new Set(
    reconnaitreColonnes(saine).colonnes.flatMap(({ indicateur, colonne }) => (INDICATEURS_DE_CODES.has(indicateur) ? [colonne] : [])),
  );
  let posees = 0;
  for (let colonne = 0; colonne < largeur; colonne += 1) {
    for (const personnelle of PERSONNELLES) {
      // Landlines are left alone among codes of dwellings, which may look like them.
      if (codes.has(colonne) && /056|05\./.test(personnelle)) continue;
      const ligne = donnees[ENTETE + 1 + posees];
      if (ligne === undefined) throw new Error('l’exemple est trop court');
      ligne[colonne] = posees % 2 === 0 ? personnelle : `${String(ligne[colonne] ?? '')} ${personnelle}`;
      posees += 1;
    }
  }
  const correspondance = reconnaitreColonnes(donnees);
  expect(correspondance.ligneEntete).toBe(ENTETE);
  const { inventaire, dossier } = etudier(donnees, correspondance, OPTIONS, MEMOIRE_VIDE);
  expect(dossier.traces.length).toBeGreaterThan(20);
  const plan = genererPlan(inventaire, completerHypotheses({}, inventaire, 2026), META, dossier);
  const fuites = [...textesEcrits(plan)].filter(([, texte]) => TRACES_DE_PERSONNE.test(texte));
  expect(fuites).toEqual([]);
  // They were there to be masked.
  expect([...textesEcrits(plan)].filter(([, texte]) => texte.includes(MASQUE)).length).toBeGreaterThan(posees / 2);
});
