import { NON_RESERVE, type MotifLiberation } from '../../src/domaine/bien';
import { compter } from '../../src/domaine/calcul/comptage';
import { parcCompte } from '../../src/domaine/calcul/parc';
import { MOTIFS_HORS_FLUX } from '../../src/domaine/motifs-hors-flux';
import type { Comptage, LigneComptage } from '../../src/domaine/resultats';
import { lireAttendu, lireVerite, VERITE_PRESENTE, type LigneDeVerite } from '../domaine-lecture/verite';
import { fluxDe, hypothesesDe, inventaireDe, resultatsDe, type Lot } from './outils';

const LIBERATIONS: readonly MotifLiberation[] = ['externe', 'mutation', 'anru', 'orcod-lhi'];

function bienDe(ligne: LigneDeVerite): Lot {
  const lire = (nom: string): string | null => ligne[nom] || null;
  return {
    reservataires: [lire('reservataire') ?? NON_RESERVE],
    departement: lire('departement'),
    programme: lire('programme'),
    debutConvention: lire('debut'),
    finConvention: lire('fin'),
    horsFlux: MOTIFS_HORS_FLUX.find(({ code }) => code === lire('horsflux'))?.code ?? null,
    liberation: LIBERATIONS.find((motif) => motif === lire('liberation')) ?? null,
  };
}

/** Sums of dwellings by « territoire|réservataire », or whatever the key says. */
function totaux(
  comptage: Comptage,
  retenir: (ligne: LigneComptage) => boolean,
  cle: (ligne: LigneComptage) => string,
): Record<string, number> {
  const resultat: Record<string, number> = {};
  for (const ligne of comptage.lignes.filter(retenir)) resultat[cle(ligne)] = (resultat[cle(ligne)] ?? 0) + ligne.poids;
  return resultat;
}

function decrireExempleEntier(): void {
  const inventaire = inventaireDe([...lireVerite().values()].map(bienDe));
  const hypotheses = hypothesesDe({ exercice: 2026, territoires: [] });
  const comptage = compter(inventaire.biens, hypotheses);
  const attendu = lireAttendu();
  const dansLeFlux = ({ motif }: LigneComptage): boolean => motif === 'FLUX';
  const parReservataire = ({ territoire, reservataire }: LigneComptage): string => `${territoire}|${reservataire}`;

  test('le parc de chaque territoire', () => {
    expect(Object.fromEntries(comptage.territoires.map((code) => [code, parcCompte(comptage, code)]))).toEqual(attendu.parc);
  });

  test('les logements hors flux par motif', () => {
    expect(
      totaux(
        comptage,
        (ligne) => !dansLeFlux(ligne),
        ({ territoire, motif }) => `${territoire}|${motif}`,
      ),
    ).toEqual(attendu.horsFlux);
  });

  test('les logements réservés : tout le parc, dans le flux, et droits actifs', () => {
    expect(totaux(comptage, () => true, parReservataire)).toEqual(attendu.reserves);
    expect(totaux(comptage, dansLeFlux, parReservataire)).toEqual(attendu.eligibles);
    const actifs = totaux(
      comptage,
      dansLeFlux,
      ({ territoire, reservataire, droit }) => `${territoire}|${droit === 'ACTIF' ? reservataire : NON_RESERVE}`,
    );
    expect(actifs).toEqual(attendu.actifs);
  });

  test('les logements réservés du flux reprennent les droits actifs', () => {
    const resultats = resultatsDe(inventaire, hypotheses);
    const reserves = resultats.flux.filter(({ logementsReserves }) => logementsReserves > 0);
    expect(
      Object.fromEntries(
        reserves.map(({ territoire, reservataire, logementsReserves }) => [`${territoire}|${reservataire}`, logementsReserves]),
      ),
    ).toEqual(attendu.actifs);
    expect(fluxDe(resultats, NON_RESERVE).categorie).toBe('non-reserve');
  });

  test('les libérations par motif, dans le flux', () => {
    const comptees: Record<string, number> = {};
    for (const { departement, motif, liberation, logements } of comptage.lieux.lignes) {
      if (motif !== 'FLUX' || liberation === null) continue;
      comptees[`${departement}|${liberation}`] = (comptees[`${departement}|${liberation}`] ?? 0) + logements;
    }
    expect(comptees).toEqual(attendu.liberations);
  });

  test('le taux compte aussi celles que le parc de référence garde hors du flux : 3 logements de la défense', () => {
    const de = (code: string): number | undefined =>
      resultatsDe(inventaire, hypotheses).rotation.find(({ territoire }) => territoire === code)?.liberations;
    const attendues = (code: string): number =>
      LIBERATIONS.reduce((total, motif) => total + (attendu.liberations[`${code}|${motif}`] ?? 0), 0);
    expect(de('31')).toBe(attendues('31') + 3);
    expect(['09', '81', '82'].map(de)).toEqual(['09', '81', '82'].map(attendues));
  });
}

describe('l’inventaire d’exemple, compté depuis sa vérité', () => {
  if (VERITE_PRESENTE) decrireExempleEntier();
  else test('les données d’exemple ne sont pas à côté du dépôt', () => expect(VERITE_PRESENTE).toBe(false));
});
