/** `infra` in the JSON hypotheses: the own territory of communes and EPCI. */
import type { AnneeAnterieure, EffectifsRpls, SaisieInfra } from './hypotheses';
import { enFraction, enListe, enObjet, enTexte, enValeur, enVolumeOuNull, type Lecteur } from './hypotheses-json-valeurs';
import { ErreurHypotheses } from './hypotheses-partielles';

/** `lire`: the readers that a territory shares with a département. */
export function lireInfra(lire: {
  readonly departement: Lecteur<string>;
  readonly annees: Lecteur<AnneeAnterieure[]>;
  readonly mobilite: Lecteur<EffectifsRpls>;
}): Lecteur<SaisieInfra[]> {
  return (cle, valeur) =>
    enListe(cle, valeur).map((element, rang) => {
      const champs = enObjet(`${cle}[${rang}]`, element, [
        'reservataire',
        'departement',
        'code',
        'taux',
        'deductions',
        'parcDeclare',
        'annees',
        'mobiliteRpls',
      ]);
      const annees = champs.lire('annees', lire.annees);
      const mobiliteRpls = champs.lire('mobiliteRpls', lire.mobilite);
      return {
        reservataire: champs.exiger('reservataire', enTexte),
        departement: champs.exiger('departement', lire.departement),
        code: champs.lire('code', (chemin, brut) => (brut === null ? null : lireCodeDuLieu(chemin, brut))) ?? null,
        tauxSaisi: champs.lire('taux', (chemin, brut) => (brut === null ? null : enFraction(chemin, brut))) ?? null,
        deductions: champs.lire('deductions', enVolumeOuNull) ?? null,
        parcDeclare: champs.lire('parcDeclare', enVolumeOuNull) ?? null,
        ...(annees === undefined ? {} : { annees }),
        ...(mobiliteRpls === undefined ? {} : { mobiliteRpls }),
      };
    });
}

/** `1004` is `01004`: JSON numbers, like spreadsheets, lose the leading zero. */
function lireCodeDuLieu(cle: string, valeur: unknown): string {
  const code = (typeof valeur === 'number' ? String(valeur).padStart(5, '0') : enTexte(cle, valeur)).toUpperCase();
  if (!/^(\d{5}|2[AB]\d{3}|\d{9})$/.test(code)) {
    throw new ErreurHypotheses(
      cle,
      `« ${cle} » vaut ${enValeur(valeur)} : ce n’est ni un code INSEE de commune ni le SIREN d’un EPCI. Écrivez par exemple "31395" ou "243100518".`,
    );
  }
  return code;
}
