/** Every number has two lives: what the rules give is what LibreOffice computes from the formulas of the workbook. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import { cellulesCalculees, ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { libreOfficePresent, ouvrirLibreOffice, type LibreOffice } from '../outils/libreoffice/libreoffice';
import { comparerTirages } from '../outils/egalite';
import { comparerPortefeuilles } from '../outils/portefeuilles';
import { recalculer } from '../outils/recalculer';
import { minimumDeTirages } from '../outils/tirages';

const decrire = libreOfficePresent() ? describe : describe.skip;
const EXEMPLE = join(__dirname, '..', '..', 'assets', 'inventaire-exemple.xlsx');

/** `NEGOFLUX_TIRAGES` may ask for more. */
const NOMBRE_DE_TIRAGES = 40;

/** Workbooks of 10 to 20 départements, each with five sets of hypotheses, then its rows in another order, then a dwelling more. */
const NOMBRE_DE_PORTEFEUILLES = 20;
const TAILLE = { minimum: 10, maximum: 20, seances: 5, scenarios: 1 };

async function lireExemple(): Promise<Inventaire> {
  const { feuille, correspondance } = choisirFeuille(await lireClasseur(readFileSync(EXEMPLE)), null);
  return lireInventaire(feuille.valeurs, correspondance, {
    referentiel: chargerReferentielNode(),
    exercice: 2026,
    premiereLigne: 1,
    premiereColonne: 1,
  });
}

decrire('Le classeur recalculé par LibreOffice', () => {
  let libreOffice: LibreOffice;
  beforeAll(async () => {
    libreOffice = await ouvrirLibreOffice();
  });
  afterAll(() => libreOffice.fermer());

  it('donne les valeurs des règles sur des inventaires et des hypothèses tirés au sort', async () => {
    const { compares, cellules } = await comparerTirages(libreOffice, NOMBRE_DE_TIRAGES);
    expect(compares).toBeGreaterThanOrEqual(minimumDeTirages(NOMBRE_DE_TIRAGES));
    expect(cellules).toBeGreaterThan(100 * compares);
  }, 900_000);

  it('donne les valeurs des règles, et tient ses invariants, sur plus de 2 000 départements tirés au sort', async () => {
    const bilan = await comparerPortefeuilles(libreOffice, NOMBRE_DE_PORTEFEUILLES, TAILLE);
    expect(bilan.classeurs).toBe(minimumDeTirages(NOMBRE_DE_PORTEFEUILLES));
    expect(bilan.melanges).toBe(bilan.classeurs);
    expect(bilan.cas).toBeGreaterThanOrEqual(minimumDeTirages(2_000));
    expect(bilan.ajouts).toBeGreaterThanOrEqual(minimumDeTirages(80));
    expect(bilan.cellules).toBeGreaterThan(500 * bilan.cas);
  }, 900_000);

  it('donne les valeurs des règles sur l’inventaire d’exemple, avec trois scénarios', async () => {
    const inventaire = await lireExemple();
    const hypotheses = completerHypotheses(
      {
        exercice: 2026,
        scenarios: [
          { nom: 'Taux intermédiaire', modifications: { variante: 'intermediaire' } },
          { nom: 'Mutations à 30', modifications: { mutations: 30, exclusions: { ETUDIANT: false } } },
          { nom: 'Droits acquis', modifications: { methodeActionLogement: 'droits-acquis', denominateurDesParts: 'parc-total' } },
        ],
      },
      inventaire,
    );
    const { plan, lecture } = await recalculer(libreOffice, inventaire, hypotheses);
    expect(cellulesCalculees(plan).length).toBeGreaterThan(10_000);
    expect(resumer(ecartsDuPlan(plan, lecture))).toEqual([]);
  }, 300_000);
});
