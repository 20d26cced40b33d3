/** The second life of every number, in the sandbox's own engine: the figures of the demonstration are those of the rules. */
import { BacASable } from '../outils/bac-a-sable';
import { comparerTirages } from '../outils/egalite';
import { minimumDeTirages } from '../outils/tirages';

const NOMBRE_DE_TIRAGES = 100;

it('Le moteur du bac à sable donne les valeurs des règles sur des inventaires et des hypothèses tirés au sort', async () => {
  const { compares, cellules } = await comparerTirages(new BacASable(), NOMBRE_DE_TIRAGES);
  expect(compares).toBeGreaterThanOrEqual(minimumDeTirages(NOMBRE_DE_TIRAGES));
  expect(cellules).toBeGreaterThan(100 * compares);
}, 900_000);
