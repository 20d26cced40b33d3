import { writeXlsx } from 'hucre/xlsx';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { signalerFormulesSansValeur } from '../../src/domaine/lecture/formules-sans-valeur';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Production } from '../../src/fichier/produire';
import { produireUnClasseur } from '../outils/produire-un-classeur';
import { ENTETE as COLONNES, logement } from '../outils/tableaux-empiles';

const ENTETE = COLONNES.with(COLONNES.indexOf('Collectif/Individuel'), 'Coll./Ind.');
const ORIGINE = { premiereLigne: 1, premiereColonne: 1 };

/** Texts of the « Contrôles » sheet that was produced. */
async function controles({ octets }: Production): Promise<readonly string[]> {
  const { feuilles } = await lireClasseur(octets);
  const feuille = feuilles.find(({ nom }) => nom === 'Contrôles');
  return (feuille?.valeurs ?? []).flat().filter((valeur): valeur is string => typeof valeur === 'string');
}

async function classeurDeFormules(): Promise<Uint8Array> {
  const cells = new Map<string, { formula: string }>();
  for (const ligne of [1, 2, 4]) cells.set(`${ligne},2`, { formula: '"Action "&"Logement"' });
  return writeXlsx({
    sheets: [{ name: 'Parc', rows: [ENTETE, ...Array.from({ length: 4 }, (_, rang) => logement(rang, '31', null))], cells }],
  });
}

test('des formules sans valeur sont une erreur qui nomme la colonne, les lignes et l’issue, jusque dans Contrôles', async () => {
  const production = await produireUnClasseur(await classeurDeFormules());
  const attendu =
    /^Cellule C2 : la colonne « Réservataire » contient 3 formules sans valeur enregistrée, sur les lignes 2, 3, 5 : ces cellules sont lues comme vides\. Ouvrez le fichier dans Excel, recalculez-le \(touche F9\) et enregistrez-le, puis relisez l’inventaire\.$/;
  expect(await controles(production)).toContainEqual(expect.stringMatching(attendu));
  expect(production.bilan.anomalies.erreur).toBe(1);
  expect(production.bilan.avertissements.join('\n')).toContain('3 formules sans valeur, laissées vides');
});

test('un en-tête écrit par une formule sans valeur est dit, et une feuille qui n’a que cela aussi', async () => {
  const correspondance = reconnaitreColonnes([ENTETE.map((nom) => (nom === 'Typologie' ? null : nom)), logement(1)]);
  const remarques = signalerFormulesSansValeur([{ ligne: 0, colonne: 6 }], correspondance, ORIGINE);
  expect(remarques).toEqual([
    expect.objectContaining({
      gravite: 'erreur',
      cellule: 'G1',
      message: expect.stringContaining('l’en-tête n’est pas lisible') as string,
    }),
  ]);
  const cells = new Map(ENTETE.map((nom, colonne) => [`0,${colonne}`, { formula: `"${nom}"` }]));
  const octets = await writeXlsx({ sheets: [{ name: 'Parc', rows: [ENTETE.map(() => null), logement(1)], cells }] });
  const classeur = await lireClasseur(octets);
  expect(() => choisirFeuille(classeur, null)).toThrow(/formules qui n’ont pas été calculées : ouvrez-le dans Excel/);
});

test('une formule calculée, une formule vide et une colonne non lue ne disent rien', async () => {
  const cells = new Map<string, { formula: string; formulaResult?: string; value?: string }>([
    ['1,2', { formula: '"Action "&"Logement"', formulaResult: 'Action Logement', value: 'Action Logement' }],
  ]);
  const octets = await writeXlsx({ sheets: [{ name: 'Parc', rows: [ENTETE, logement(1)], cells }] });
  expect((await lireClasseur(octets)).feuilles[0]?.formulesSansValeur).toBeUndefined();
  const avecNote = [[...ENTETE, 'Divers'], logement(1)];
  expect(signalerFormulesSansValeur([{ ligne: 1, colonne: 10 }], reconnaitreColonnes(avecNote), ORIGINE)).toEqual([]);
});

test('sous un second en-tête, la colonne nommée est celle que sa cellule est vraiment', () => {
  const inverse = (ligne: readonly ValeurCellule[]): readonly ValeurCellule[] => [...ligne].reverse();
  const lignes = [ENTETE, logement(1), inverse(ENTETE), inverse(logement(2, '31', null))];
  const remarques = signalerFormulesSansValeur([{ ligne: 3, colonne: 7 }], reconnaitreColonnes(lignes), ORIGINE);
  expect(remarques).toEqual([expect.objectContaining({ indicateur: 'reservataire', cellule: 'H4' })]);
});

describe('deux feuilles d’inventaire', () => {
  const deux = (): Promise<Uint8Array> =>
    writeXlsx({
      sheets: [
        { name: 'Dép 31', rows: [ENTETE, logement(1), logement(2)] },
        { name: 'Notes', rows: [['Réunion du 12/03']] },
        { name: 'Dép 32', rows: [ENTETE, logement(3)] },
      ],
    });
  const PHRASE =
    'a feuille « Dép 32 » ressemble à un inventaire et n’est pas lue : seule « Dép 31 » l’est. Pour en lire une autre, indiquez-la avec --feuille ; pour les lire ensemble, réunissez leurs lignes sur une seule feuille.';

  test('celle qui n’est pas lue est nommée, avec l’issue, dans le bilan et dans Contrôles', async () => {
    const production = await produireUnClasseur(await deux());
    expect(production.bilan.avertissements).toContain(`L${PHRASE}`);
    expect(await controles(production)).toContain(`Ligne 1 : l${PHRASE}`);
  });

  test('une feuille choisie par son nom ne se fait pas reprocher les autres', async () => {
    const { bilan } = await produireUnClasseur(await deux(), { feuille: 'Dép 32' });
    expect(bilan.biens).toBe(1);
    expect(bilan.avertissements.join('\n')).not.toContain('ressemble');
  });
});
