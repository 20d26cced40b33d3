/** Copies of our sheets that a person made in Excel, found again in a file: the same rule as through Office.js. */
import { writeXlsx } from 'hucre/xlsx';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Production } from '../../src/fichier/produire';
import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { dupliquer } from '../excel/dupliquer';
import { installer, type Banc } from '../excel/outillage';
import { produireUnClasseur } from '../outils/produire-un-classeur';

const ENTETES = ['N° RPLS', 'Réservataire', 'Département', 'Code commune', 'QPV', 'Type', 'Programme'];
const biens = Array.from({ length: 20 }, (_, rang) => [
  String(3_100_000_000 + rang),
  rang < 8 ? 'Action Logement' : 'Non réservé',
  '31',
  '31555',
  'Non',
  'T3',
  'Les Lilas',
]);

const lancer = (octets: Uint8Array, feuille: string | null = null): Promise<Production> => produireUnClasseur(octets, { feuille });

async function ouvrir(octets: Uint8Array): Promise<Banc> {
  initialiserMoteurNode();
  const classeur = await ouvrirClasseur(octets, { moteur: creerMoteur });
  return installer({ classeur });
}

async function premier(): Promise<Uint8Array> {
  return (await lancer(await writeXlsx({ sheets: [{ name: 'Export', rows: [ENTETES, ...biens] }] }))).octets;
}

const PHRASE = 'est une copie d’une feuille de Négoflux : elle est à vous, elle n’est ni mise à jour ni supprimée.';

describe('une feuille de Négoflux dupliquée dans Excel, puis le fichier donné à la commande', () => {
  it('la copie reste à l’utilisateur, avec ce qu’il y a écrit, et c’est dit', async () => {
    const banc = await ouvrir(await premier());
    await dupliquer(banc, 'Flux', 'Flux (2)', 1);
    banc.hote.modifierCellule('Flux (2)', 60, 2, 'note sur la copie');
    const second = await lancer(await enregistrerClasseur(banc.hote.classeur));
    expect(second.bilan.feuille).toBe('Export');
    expect(second.bilan.avertissements).toContainEqual(`La feuille « Flux (2) » ${PHRASE}`);
    const { feuilles } = await lireClasseur(second.octets);
    const [copie, flux] = ['Flux (2)', 'Flux'].map((nom) => feuilles.find((feuille) => feuille.nom === nom));
    expect(copie).toMatchObject({ negoflux: false });
    expect(copie?.valeurs[60]?.[2]).toBe('note sur la copie');
    // What was typed on the copy is not carried over to the original.
    expect(flux?.negoflux).toBe(true);
    expect(JSON.stringify(flux?.valeurs)).not.toContain('note sur la copie');
    expect(feuilles.filter(({ nom }) => nom.startsWith('Flux')).map(({ nom }) => nom)).toEqual(['Flux (2)', 'Flux']);
  });

  it('une copie de « Biens » n’est pas prise pour l’inventaire, sauf si on la nomme', async () => {
    const banc = await ouvrir(await premier());
    await dupliquer(banc, 'Biens', 'Biens (2)', 0);
    const octets = await enregistrerClasseur(banc.hote.classeur);
    expect((await lancer(octets)).bilan.feuille).toBe('Export');
    expect((await lancer(octets, 'Biens (2)')).bilan).toMatchObject({ feuille: 'Biens (2)', biens: 20 });
  });

  it('la copie dont l’original a été supprimé laisse la place à une feuille neuve', async () => {
    const banc = await ouvrir(await premier());
    await dupliquer(banc, 'Flux', 'Flux (2)', 1);
    const flux = banc.hote.classeur.feuille('Flux');
    if (flux === null || flux === undefined) throw new Error('Flux');
    banc.hote.classeur.supprimerFeuille(flux);
    const second = await lancer(await enregistrerClasseur(banc.hote.classeur));
    const { feuilles } = await lireClasseur(second.octets);
    expect(feuilles.filter(({ nom }) => nom.startsWith('Flux')).map(({ nom, negoflux }) => [nom, negoflux])).toEqual([
      ['Flux (2)', false],
      ['Flux', true],
    ]);
  });
});
