/** What the convention covers and when its documents are due: typed once, checked in the sheets, kept through a second run. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { lirePerimetre } from '../../src/domaine/hypotheses-convention';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { HypothesesPartielles } from '../../src/domaine/hypotheses-partielles';
import { HYPOTHESES, INVENTAIRE, lireTable, planDe, tablesLues } from './exemples';

const plan = (ajouts: HypothesesPartielles = {}): ReturnType<typeof planDe> =>
  planDe(INVENTAIRE, completerHypotheses({ ...HYPOTHESES, exercice: 2026, ...ajouts }, INVENTAIRE));

describe('Le périmètre de la convention', () => {
  it.each([
    ['31, 81', ['31', '81']],
    ['9;2a 974', ['09', '2A', '974']],
    ['31, 31', ['31']],
    ['Occitanie', ['OCCITANIE']],
    ['', []],
  ])('« %s » se lit %p', (texte, attendu) => expect(lirePerimetre(texte)).toEqual(attendu));

  it('se voit dans les paramètres, alerte hors de lui (V21), et revient à la génération suivante', () => {
    const avec = plan({ perimetre: ['31', '09'] });
    expect(lireTable(avec, 'Parametres', ['Départements de la convention'], 'Valeur')).toBe('31, 09');
    expect(lireTable(avec, 'ControlesDuParc', ['31'], 'Périmètre')).toBe('OK');
    expect(lireTable(avec, 'ControlesDuParc', ['2A'], 'Périmètre')).toBe('Alerte V21');
    expect(lireHypotheses(tablesLues(avec))?.perimetre).toEqual(['31', '09']);
  });

  it('vide, accepte tous les départements', () => {
    expect(lireTable(plan(), 'ControlesDuParc', ['2A'], 'Périmètre')).toBe('OK');
    expect(lireHypotheses(tablesLues(plan()))).not.toHaveProperty('perimetre');
  });
});

describe('Le parc déclaré', () => {
  it('égal à l’inventaire, il ne dit rien ; différent, il alerte avec l’écart (V20)', () => {
    const compte = Number(lireTable(plan(), 'ControlesDuParc', ['31'], 'Logements'));
    const declare = (parcDeclare: number): ReturnType<typeof planDe> => plan({ territoires: [{ code: '31', parcDeclare }] });
    expect(lireTable(declare(compte), 'ControlesDuParc', ['31'], 'Parc')).toBe('OK');
    expect(lireTable(declare(compte + 5), 'ControlesDuParc', ['31'], 'Parc')).toBe('Alerte V20');
    expect(lireTable(declare(compte + 5), 'ControlesDuParc', ['31'], 'Écart')).toBe(-5);
    expect(lireTable(declare(compte + 5), 'ControlesDuParc', ['2A'], 'Parc')).toBe('OK');
  });
});

describe('L’envoi du bilan', () => {
  const controle = (date: string | null, tolerance = false): unknown =>
    lireTable(
      plan({ envoiDuBilan: { date, tolerance } }),
      'Delais',
      ['Bilan de l’année N-1 et prévisionnel de l’année N'],
      'Contrôle du délai',
    );

  it('G22 : la veille du 28 février il est à temps, le jour même il est en retard (V22)', () => {
    expect(controle('2026-02-27')).toBe('OK');
    expect(controle('2026-02-28')).toBe('Alerte V22');
  });

  it('G22 : la tolérance va jusqu’au 31 mars compris', () => {
    expect(controle('2026-03-31', true)).toBe('OK');
    expect(controle('2026-04-01', true)).toBe('Alerte V22');
  });

  it('pas encore fait, n’alerte pas', () => expect(controle(null)).toBe('Pas encore envoyé'));

  it('revient à la génération suivante', () => {
    const envoiDuBilan = { date: '2026-02-20', tolerance: true };
    expect(lireHypotheses(tablesLues(plan({ envoiDuBilan })))?.envoiDuBilan).toEqual(envoiDuBilan);
    expect(lireHypotheses(tablesLues(plan()))).not.toHaveProperty('envoiDuBilan');
  });
});

describe('Les hypothèses JSON de la convention', () => {
  it('donnent le périmètre et l’envoi', () => {
    expect(lireHypothesesJson({ perimetre: ['31', 9], envoiDuBilan: { date: '20/02/2026' } })).toEqual({
      perimetre: ['31', '09'],
      envoiDuBilan: { date: '2026-02-20', tolerance: false },
    });
  });

  it.each([
    [{ perimetre: ['Haute-Garonne'] }, /« perimetre\[0\] »/],
    [{ perimetre: '31' }, /« perimetre »/],
    [{ envoiDuBilan: { date: 'hier' } }, /« envoiDuBilan.date ».*une date est attendue/],
    [{ envoiDuBilan: { jour: '2026-02-20' } }, /« envoiDuBilan.jour »/],
  ])('refusent %j avec la clé et l’issue', (json, message) => expect(() => lireHypothesesJson(json)).toThrow(message));
});
