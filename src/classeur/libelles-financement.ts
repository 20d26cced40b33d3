/** What a réservataire reads in place of the code of financement (RPLS, position 32; DOMAINE §5.5). */
const LIBELLE_FINANCEMENT: Readonly<Record<string, string>> = {
  '10': 'PLAI',
  '11': 'PLA à loyer minoré, très social ou d’insertion',
  '12': 'PLA ordinaire',
  '13': 'PLUS',
  '14': 'PLS, PPLS, PCLS ou PLA CFF',
  '15': 'PAP locatif',
  '16': 'PLI',
  '17': 'PCL',
  '49': 'Autre, depuis 1977',
  '50': 'HBM',
  '51': 'PLR ou PSR',
  '52': 'HLM ordinaire',
  '53': 'ILM',
  '54': 'ILN',
  '55': 'Prêts spéciaux du CFF',
  '99': 'Autre, avant 1977',
};

/** Overseas, the same codes are those of other loans. */
const LIBELLE_OUTRE_MER: Readonly<Record<string, string>> = { '10': 'LLTS', '13': 'LLS' };

/** Null when the code is absent. */
export function libelleDuFinancement(code: string | null, departement: string | null): string | null {
  if (code === null) return null;
  const outreMer = departement?.startsWith('97') === true ? LIBELLE_OUTRE_MER[code] : undefined;
  return outreMer ?? LIBELLE_FINANCEMENT[code] ?? code;
}
