/** Commune of a row that holds no INSEE code: its name, a code and a name in one cell, or what its postal code leaves possible (V03). */
import type { CommuneReference } from '../geographie/referentiel';
import { codeEtNom, communeDuCodeEtNom } from './code-et-nom';
import type { ContexteLieu, LectureDeCommune } from './lire-commune';
import { communesEntieres, controlerPostal, direCommunes, lireNom, nomDeLaLigne, postalDeLaLigne } from './lire-commune-temoins';
import { normaliserCodePostal } from './normaliser-codes';
import { citer } from './rapporteur';
import { texteDe } from './texte';

/** Communes that the name, the département and the postal code of the row leave possible. */
export function communesProbables(contexte: ContexteLieu, nom: string, departement: string | null): readonly CommuneReference[] {
  const candidates =
    nom === ''
      ? []
      : contexte.referentiel.communesParNom(nom).filter((commune) => departement === null || commune.departement === departement);
  if (candidates.length <= 1) return candidates;
  const postal = normaliserCodePostal(contexte.valeur('codePostal'));
  const proches = postal.etat === 'lu' ? candidates.filter(({ codesPostaux }) => codesPostaux.includes(postal.valeur)) : [];
  return proches.length > 0 ? proches : candidates;
}

const certaine = (commune: CommuneReference): LectureDeCommune => ({ commune, possibles: [commune] });

/** `vide`: nothing is written in the cell of the code; otherwise it may hold a name. */
export function lireSansCode(contexte: ContexteLieu, departement: string | null, vide: boolean): LectureDeCommune {
  const { referentiel, signaler } = contexte;
  const texte = texteDe(contexte.valeur('commune'));
  const ecrit = texteDe(contexte.valeur('communeNom'));
  // The column of codes may hold names: then the name is the reading, when only one commune bears it.
  const source = !vide && ecrit === '' ? texte : ecrit;
  const ligne = lireNom(source);
  const postal = postalDeLaLigne(contexte, nomDeLaLigne(contexte));
  // « Colomiers (31) »: the département beside the name is read with it, as long as the row does not say another.
  const ailleurs = ligne.departement !== null && departement !== null && ligne.departement !== departement;
  const nom = ligne.departement === null ? source : ligne.nom;
  const parNom = ailleurs ? [] : communesProbables(contexte, nom, departement ?? ligne.departement);
  const unique = parNom.length === 1 ? parNom[0] : undefined;

  // A code in the column of names, as an accepted correction leaves one: read when it is no postal code too.
  const ecriteParSonCode = vide && !contexte.a('commune') && ligne.nom === '' ? referentiel.commune(ligne.code ?? '') : undefined;
  if (ecriteParSonCode !== undefined && referentiel.communesDuCodePostal(ecriteParSonCode.code).length === 0) {
    controlerPostal(contexte, ecriteParSonCode, postal, 'inconnu');
    return certaine(ecriteParSonCode);
  }
  const sansCode = vide ? !contexte.a('commune') : ecrit === '' && unique !== undefined;
  if (sansCode && unique !== undefined) {
    controlerPostal(contexte, unique, postal, 'oui');
    return certaine(unique);
  }
  const indicateur = contexte.a('commune') ? 'commune' : 'communeNom';
  const ensemble = communeEcriteEnEntier(contexte, indicateur, unique);
  if (ensemble !== undefined) return ensemble;
  if (vide && !contexte.a('commune') && !contexte.a('communeNom')) return { commune: null, possibles: [] };
  const postales =
    parNom.length > 0 || postal === null
      ? []
      : communesEntieres(referentiel, referentiel.communesDuCodePostal(postal.code)).filter(
          (commune) => departement === null || commune.departement === departement,
        );
  const seule = unique ?? (postales.length === 1 ? postales[0] : undefined);
  const lu = contexte.a('commune') ? texte : ecrit;
  const constat = lu === '' ? 'le code INSEE de la commune manque.' : `${citer(lu)} ne désigne pas une commune avec certitude.`;
  const postaux = postales.length === 0 ? '' : ` Le code postal ${postal?.code ?? ''} est celui de ${direCommunes(postales)}.`;
  const issue = seule === undefined ? 'Saisissez le code INSEE à 5 caractères.' : `Correction proposée : ${seule.code} (${seule.nom}).`;
  signaler({
    gravite: 'erreur',
    regle: 'V03',
    indicateur,
    valeur: lu,
    message: `${constat}${postaux} ${issue}`,
    correction: seule?.code ?? null,
  });
  return { commune: null, possibles: parNom.length > 0 ? parNom : postales };
}

/** A code and a name in one cell: read when they agree on a commune, proposed when the code is a postal one; undefined when neither. */
function communeEcriteEnEntier(
  { referentiel, valeur, signaler }: ContexteLieu,
  indicateur: 'commune' | 'communeNom',
  nommee: CommuneReference | undefined,
): LectureDeCommune | undefined {
  const texte = texteDe(valeur(indicateur));
  const ecrit = codeEtNom(texte);
  const trouve = ecrit === null ? null : communeDuCodeEtNom(referentiel, ecrit);
  // The name in the other column has the last word.
  if (ecrit === null || trouve === null || (nommee !== undefined && nommee.code !== trouve.commune.code)) return undefined;
  const { commune, sure } = trouve;
  if (sure) return certaine(commune);
  signaler({
    gravite: 'erreur',
    regle: 'V03',
    indicateur,
    valeur: texte,
    message: `${citer(texte)} joint un code postal, non un code INSEE, au nom de la commune. Correction proposée : ${commune.code} (${commune.nom}).`,
    correction: commune.code,
  });
  return { commune: null, possibles: [commune] };
}
