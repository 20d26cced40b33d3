/** « Ce que Négoflux a compris »: every spelling that was read otherwise than it is written, with its rule. */
import { Button, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Indicateur } from '../../domaine/inventaire';
import { REGLES_DE_LECTURE } from '../../domaine/lecture/regles-de-lecture';
import type { TraceDeLecture } from '../../domaine/lecture/tracer';
import { useStylesEcran } from '../composants/styles';
import { LIBELLE_INDICATEUR } from '../etat/libelles';
import { accorder, afficherEntier } from '../etat/nombres';
import { estLectureTexte } from '../etat/source';
import type { Negoflux } from '../etat/useNegoflux';

const PAGE = 30;

export function SectionCompris({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const traces = etat.decisions.dossier?.traces;
  const colonnes = useMemo(() => parColonne(traces ?? []), [traces]);
  const feuille = etat.lecture?.feuille ?? '';
  const aller = estLectureTexte(etat.lecture) ? null : (cellule: string) => void commandes.allerA(feuille, cellule);
  return (
    <>
      <Text>
        {colonnes.size === 0
          ? 'Chaque valeur est comprise exactement comme elle est écrite.'
          : 'Ce que Négoflux a compris, là où la cellule est écrite autrement. La feuille « Traces » en garde la liste entière.'}
      </Text>
      {[...colonnes].map(([indicateur, siennes]) => (
        <details key={indicateur}>
          <summary>{`${LIBELLE_INDICATEUR[indicateur]} : ${accorder(siennes.length, 'écriture')}, ${accorder(
            siennes.reduce((somme, { nombre }) => somme + nombre, 0),
            'cellule',
          )}`}</summary>
          <Ecritures traces={siennes} occupe={etat.operation !== null} onAller={aller} className={styles.liste} />
        </details>
      ))}
    </>
  );
}

function parColonne(traces: readonly TraceDeLecture[]): ReadonlyMap<Indicateur, readonly TraceDeLecture[]> {
  const groupes = new Map<Indicateur, TraceDeLecture[]>();
  for (const trace of traces) {
    const groupe = groupes.get(trace.indicateur);
    if (groupe) groupe.push(trace);
    else groupes.set(trace.indicateur, [trace]);
  }
  return groupes;
}

interface Props {
  readonly traces: readonly TraceDeLecture[];
  readonly occupe: boolean;
  readonly onAller: ((cellule: string) => void) | null;
  readonly className: string;
}

function Ecritures({ traces, occupe, onAller, className }: Props) {
  const [montrees, setMontrees] = useState(PAGE);
  const reste = traces.length - montrees;
  return (
    <>
      <ul className={className}>
        {traces.slice(0, montrees).map(({ lu, compris, regle, nombre, premiereCellule }) => (
          <li key={`${regle} ${lu} ${compris}`}>
            <Text block>{`${lu === '' ? '(vide)' : `« ${lu} »`} → ${compris === '' ? '(aucune valeur)' : `« ${compris} »`}`}</Text>
            <Text size={200}>{`${REGLES_DE_LECTURE[regle]}, ${accorder(nombre, 'cellule')}, la première en ${premiereCellule}. `}</Text>
            {onAller !== null && (
              <Button size="small" disabled={occupe} onClick={() => onAller(premiereCellule)}>
                {`Aller à ${premiereCellule}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reste > 0 && (
        <Button
          size="small"
          onClick={() => setMontrees(montrees + PAGE)}
        >{`Afficher ${Math.min(PAGE, reste)} de plus (encore ${afficherEntier(reste)})`}</Button>
      )}
    </>
  );
}
