import { CHROMIUM_ABSENT, chromiumPresent, demarrerBac } from './bac';

const { CHROMIUM, NEGOFLUX_SANS_SAUT } = process.env;
function remettre(nom: string, valeur: string | undefined): void {
  if (valeur === undefined) delete process.env[nom];
  else process.env[nom] = valeur;
}

describe('Là où Chromium manque', () => {
  beforeEach(() => {
    process.env['CHROMIUM'] = '/nulle/part/chromium';
    delete process.env['NEGOFLUX_SANS_SAUT'];
  });
  afterEach(() => {
    jest.restoreAllMocks();
    remettre('CHROMIUM', CHROMIUM);
    remettre('NEGOFLUX_SANS_SAUT', NEGOFLUX_SANS_SAUT);
  });

  it('les tests de navigateur sont sautés, et la console dit quoi installer', () => {
    const ecrire = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(chromiumPresent()).toBe(false);
    expect(ecrire).toHaveBeenCalledWith(expect.stringContaining('Chromium est absent : apt-get install chromium'));
  });

  it('ils échouent avec la même phrase quand l’intégration continue interdit les sauts', async () => {
    process.env['NEGOFLUX_SANS_SAUT'] = '1';
    expect(chromiumPresent()).toBe(true);
    await expect(demarrerBac()).rejects.toThrow(CHROMIUM_ABSENT);
  });
});
