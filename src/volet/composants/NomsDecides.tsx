/** What was decided about names, name by name; each decision can be taken back. */
import { Button, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Rapprochement } from '../../domaine/decisions/rapprochements';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { afficherEntier } from '../etat/nombres';
import { useStylesEcran } from './styles';

interface Props {
  readonly rapprochements: readonly Rapprochement[];
  readonly occupe: boolean;
  readonly onRetirer: (retires: readonly Rapprochement[]) => void;
}

const PAGE = 20;

export function NomsDecides({ rapprochements, occupe, onRetirer }: Props) {
  const styles = useStylesEcran();
  const [montres, setMontres] = useState(PAGE);
  const groupes = useMemo(() => {
    const parNom = new Map<string, Rapprochement[]>();
    for (const rapprochement of rapprochements) {
      const cle = `${rapprochement.nomRetenu} ${rapprochement.categorie}`;
      const groupe = parNom.get(cle);
      if (groupe) groupe.push(rapprochement);
      else parNom.set(cle, [rapprochement]);
    }
    return [...parNom.values()];
  }, [rapprochements]);
  const reste = groupes.length - montres;
  return (
    <>
      <ul className={styles.liste} aria-label="Noms décidés">
        {groupes.slice(0, montres).map((groupe) => {
          const [{ nomRetenu, categorie }] = groupe as [Rapprochement, ...Rapprochement[]];
          return (
            <li key={`${nomRetenu} ${categorie}`} className={styles.carte}>
              <Text weight="semibold">{`${nomRetenu} (${LIBELLE_CATEGORIE[categorie]})`}</Text>
              <Text size={200}>{groupe.map(({ nomLu }) => `« ${nomLu} »`).join(', ')}</Text>
              <div>
                <Button
                  size="small"
                  disabled={occupe}
                  aria-label={`Revenir sur la décision pour « ${nomRetenu} »`}
                  onClick={() => onRetirer(groupe)}
                >
                  Revenir sur la décision
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {reste > 0 && (
        <Button
          size="small"
          onClick={() => setMontres(montres + PAGE)}
        >{`Afficher ${Math.min(PAGE, reste)} de plus (encore ${afficherEntier(reste)})`}</Button>
      )}
    </>
  );
}
