/** The second life of every number, in the sandbox's own engine: the figures of the demonstration are those of the rules. */
import { BacASable } from '../outils/bac-a-sable';
import { comparerTirages } from '../outils/egalite';
import { comparerPortefeuilles } from '../outils/portefeuilles';
import { minimumDeTirages } from '../outils/tirages';

// LibreOffice, several times faster, carries the thousands.
const NOMBRE_DE_TIRAGES = 8;
const NOMBRE_DE_PORTEFEUILLES = 2;
const TAILLE = { minimum: 8, maximum: 16, seances: 5, scenarios: 1 };

describe('Le moteur du bac à sable', () => {
  it('donne les valeurs des règles sur des inventaires et des hypothèses tirés au sort', async () => {
    const { compares, cellules } = await comparerTirages(new BacASable(), NOMBRE_DE_TIRAGES);
    expect(compares).toBeGreaterThanOrEqual(minimumDeTirages(NOMBRE_DE_TIRAGES));
    expect(cellules).toBeGreaterThan(100 * compares);
  }, 900_000);

  it('donne les valeurs des règles, et tient leurs invariants, sur plus de cent départements tirés au sort', async () => {
    const bilan = await comparerPortefeuilles(new BacASable(), NOMBRE_DE_PORTEFEUILLES, TAILLE);
    expect(bilan.classeurs).toBe(minimumDeTirages(NOMBRE_DE_PORTEFEUILLES));
    expect(bilan.melanges).toBe(bilan.classeurs);
    expect(bilan.cas).toBeGreaterThanOrEqual(minimumDeTirages(100));
    expect(bilan.ajouts).toBeGreaterThanOrEqual(minimumDeTirages(5));
  }, 900_000);
});
