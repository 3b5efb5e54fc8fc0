package cn.anlan.supervision;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A means that a superior level chooses.
 *
 * @param unit whose principal it is addressed to
 * @param cited the obligation or filed record that the finding is about; none is needed for grounds in words
 * @param fault with {@link Basis#WORDS}: how the work falls short
 * @param follows an earlier measure about the same matter
 * @param finding what was found
 * @param demand what is to be put right
 * @param dueDay last day to do so
 * @param clause the clause under which the means is chosen, {@code WX-3.2a} unless another regime's
 */
public record NewMeasure(
        Means means,
        UUID unit,
        Basis basis,
        @Nullable UUID cited,
        @Nullable Fault fault,
        @Nullable UUID follows,
        String finding,
        String demand,
        LocalDate dueDay,
        String clause) {}
