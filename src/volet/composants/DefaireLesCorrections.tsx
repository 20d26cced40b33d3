/** Offered as long as the register of the workbook holds corrections, in whatever session they were made. */
import { Button } from '@fluentui/react-components';
import type { Negoflux } from '../etat/useNegoflux';

export function DefaireLesCorrections({ etat, commandes }: Negoflux) {
  if ((etat.classeur?.corrections ?? 0) === 0) return null;
  return (
    <Button disabled={etat.operation !== null} onClick={() => void commandes.defaireCorrections()}>
      Défaire les corrections de la source
    </Button>
  );
}
